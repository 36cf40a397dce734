"""What pages are made of: pieces that show themselves live and as plain HTML."""
