# Rapport in a container. tests/container.py runs these steps in an empty folder, so keep COPY, RUN, CMD and
# HEALTHCHECK free of anything that needs Docker or root.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore

WORKDIR /app

COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.txt

COPY manage.py ./
COPY relationships ./relationships
COPY canvas_app ./canvas_app
COPY templates ./templates
COPY static ./static

# The settings require these variables. The values hold for this one command and are not stored in the image.
RUN RAPPORT_ENV=production \
    SECRET_KEY=only-to-collect-static-files-0123456789-abcdefghijklmnop \
    ALLOWED_HOSTS=localhost \
    DATABASE_URL=postgres://localhost/rapport \
    EMAIL_URL=console: \
    DEFAULT_FROM_EMAIL=rapport@localhost \
    python manage.py collectstatic --noinput

# A user without a name, home or write access to anything above.
USER 10001:10001

EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "\
import http.client, sys; \
connection = http.client.HTTPConnection('127.0.0.1', 8000, timeout=4); \
connection.request('GET', '/health/live/'); \
sys.exit(connection.getresponse().status != 200)"]

CMD ["python", "manage.py", "serve", "--host", "0.0.0.0", "--port", "8000"]
