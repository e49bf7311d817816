# The bot for a real tenant and the command for its store: a file each, what they need beside them, no tool of
# development and no practice tenant.
# node:24-slim and not a distroless image: lmdb's prebuilt addon wants glibc, and the slim one is patched with Debian.

FROM node:24-slim AS bundle
WORKDIR /bot
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# With the few packages that it needs beside it.
RUN npm run bundle -- /image/dist

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /bot
RUN install -d -o node -g node -m 0700 /data
COPY --from=bundle /bot/package.json /bot/LICENSE ./
COPY --from=bundle /image ./
USER node
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without --enable-source-maps, which takes 18 MiB: no stack is logged. To read one, add it by NODE_OPTIONS.
CMD ["node", "dist/bot.cjs"]
