# The explorer as one process. It writes nothing:
# docker build -t explorer . && docker run --read-only --tmpfs /tmp -p 8501:8501 explorer
# `python -m deploy.check_dockerfile` tries its steps without Docker.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp
WORKDIR /app
COPY requirements.txt .
RUN python -m pip install --no-cache-dir -r requirements.txt
COPY . .

USER 65534:65534
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/healthz', timeout=2)"]
CMD ["python", "-m", "uvicorn", "streamlit_app:app", "--host", "0.0.0.0", "--port", "8501"]
