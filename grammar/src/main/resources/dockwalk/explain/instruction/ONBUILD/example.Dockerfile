FROM python:3.13
WORKDIR /app
ONBUILD COPY requirements.txt ./
ONBUILD RUN pip install -r requirements.txt
