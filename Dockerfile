# The image of topo: docker build --tag rabbit-topo:0.1.0 .
# It contains the package as users install it, with the dependencies of package-lock.json, and runs as a user without privileges on a
# read-only file system.
ARG NODE_IMAGE=node:22-slim

# The package is the same for every platform: it is built on that of the machine, whose name BuildKit provides.
FROM --platform=${BUILDPLATFORM:-linux} ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY api-extractor.json tsconfig.json tsconfig.build.json action.yml CHANGELOG.md LICENSE README.md ./
COPY action action
COPY bin bin
COPY schema schema
COPY scripts scripts
COPY src src
COPY topologies topologies
RUN npm pack && mkdir topo && tar -xzf rabbit-topo-*.tgz --strip-components=1 -C topo && cp package-lock.json topo/
RUN cd topo && npm ci --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund
COPY deploy/image/healthcheck.js topo/healthcheck.js

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=
ARG SOURCE=
LABEL org.opencontainers.image.title="topo" \
  org.opencontainers.image.description="Declarative topology-as-code for RabbitMQ: YAML in Git, a plan that can be trusted, an apply that loses nothing." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.source="${SOURCE}"
ENV NODE_ENV=production
COPY --from=build /build/topo /opt/topo
RUN chmod 0755 /opt/topo/bin/topo.js && ln -s /opt/topo/bin/topo.js /usr/local/bin/topo
WORKDIR /topo
USER 65532:65532
EXPOSE 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "/opt/topo/healthcheck.js"]
ENTRYPOINT ["topo"]
CMD ["--help"]
