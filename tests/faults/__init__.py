"""What readers notice when a server is killed, a folder is damaged, or something odd is sent: next to nothing."""
