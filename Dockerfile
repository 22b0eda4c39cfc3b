# Kabar in a container: docker build -t kabar . (compose.yaml runs it).

FROM node:24-slim AS build
WORKDIR /kabar
COPY package.json package-lock.json ./
# Nothing is compiled: Kabar uses Node's own SQLite.
RUN npm ci --ignore-scripts
COPY . .
# A bundle, which takes less memory than the sources; it is checked against them at each start.
RUN node --disable-warning=ExperimentalWarning src/launch/lay.js && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production \
    STORE_URL=sqlite:///data/kabar.sqlite \
    SEARCH_FILE=/data/kabar.search \
    HTTP_PORT=8080 \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=30000 \
    MALLOC_TRIM_THRESHOLD_=65536
WORKDIR /kabar
# Everything belongs to root: Kabar itself can change nothing but its data.
COPY --from=build /kabar ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["node", "deploy/healthcheck.js"]
STOPSIGNAL SIGTERM
# As `npm start`, without npm: signals reach Kabar itself.
CMD ["node", "--expose-gc", "--max-semi-space-size=1", "--max-old-space-size=384", "src/launch/start.js"]
