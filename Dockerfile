# presskit for machines that can't run it themselves (Windows without WSL, for one):
#
#   docker build --tag presskit .
#   docker run --rm --volume "%cd%:/kits" presskit make        (PowerShell: "${PWD}:/kits")
#
# The folder that is handed in holds content/; out/ appears beside it.
FROM debian:12-slim

ENV DEBIAN_FRONTEND=noninteractive PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    PRESSKIT_CACHE=/kits/.presskit-cache
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

COPY . /presskit
WORKDIR /presskit
RUN python3 -m venv /opt/presskit \
    && /opt/presskit/bin/pip install --require-hashes --only-binary :all: -r requirements/run.txt \
    && /opt/presskit/bin/pip install --no-deps --no-build-isolation . \
    && rm -rf /presskit

WORKDIR /kits
ENTRYPOINT ["/opt/presskit/bin/presskit"]
CMD ["--help"]
