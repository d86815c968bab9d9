import { stringify } from 'yaml'

const SECRETS = [
  'database-url',
  'postgres-password',
  'sign-in-secret',
  'policy-signing-key',
  'admin-token',
  'admin-password',
  'privacy-keys',
  'credential-lookup-key',
]
const secretFile = (name) => `/run/secrets/${name}`

/** What a variable is set to in the compose file; every service gets those it reads. */
const settings = {
  HOST: '0.0.0.0',
  PORT: '8080',
  SITE_ZONE: '${SITE_ZONE:-UTC}',
  KAFKA_BROKERS: 'kafka:9092',
  KAFKA_REPLICATION_FACTOR: '1',
  KAFKA_MIN_INSYNC_REPLICAS: '1',
  REDIS_URL: 'redis://redis:6379',
  OTEL_EXPORTER_OTLP_ENDPOINT: '${OTEL_EXPORTER_OTLP_ENDPOINT:-}',
  MEDIA_DIR: '/media',
  ADMIN_TOKEN_FILE: secretFile('admin-token'),
  ADMIN_PASSWORD_FILE: secretFile('admin-password'),
  PRIVACY_KEY_FILE: secretFile('privacy-keys'),
  CREDENTIAL_LOOKUP_KEY_FILE: secretFile('credential-lookup-key'),
}
/** Variables whose value is read from the file that `<variable>_FILE` names. */
const secretValues = {
  DATABASE_URL: 'database-url',
  SIGN_IN_SECRET: 'sign-in-secret',
  POLICY_SIGNING_KEY: 'policy-signing-key',
}

const hardened = {
  restart: 'unless-stopped',
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  tmpfs: ['/tmp'],
}
const image = (name) => '${DOORLEDGER_IMAGES:-doorledger}/' + name + ':${DOORLEDGER_VERSION:-0.1.0}'
const ready = (...names) => Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' }]))

const serviceOf = ({ name, variables }) => {
  const plain = Object.entries(settings).filter(([variable]) => variables.includes(variable))
  const secret = Object.entries(secretValues).filter(([variable]) => variables.includes(variable))
  const folder = variables.find((variable) => variable.endsWith('_DATA_DIR'))
  const environment = Object.fromEntries([
    ...plain,
    ...secret.map(([variable, file]) => [`${variable}_FILE`, secretFile(file)]),
    ...(folder === undefined ? [] : [[folder, '/data']]),
  ])
  const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'))
  return {
    image: image(name),
    build: { context: '..', dockerfile: 'docker/Dockerfile', args: { NODE_IMAGE: '${NODE_IMAGE:-}', SERVICE: name } },
    ...hardened,
    environment,
    secrets: files.map((file) => file.slice('/run/secrets/'.length)).sort(),
    depends_on: ready('kafka', 'postgres', 'redis'),
    healthcheck: { test: ['CMD', 'node', '/app/healthcheck.mjs'], interval: '5s', timeout: '5s', retries: 24 },
    stop_grace_period: '15s',
    ...volumesOf(name, variables, folder),
  }
}

const volumesOf = (name, variables, folder) => {
  const volumes = [
    ...(folder === undefined ? [] : [`${name}-data:/data`]),
    ...(variables.includes('MEDIA_DIR') ? ['media-data:/media'] : []),
  ]
  return volumes.length === 0 ? {} : { volumes }
}

const backing = {
  kafka: {
    image: 'apache/kafka:4.3.0',
    restart: 'unless-stopped',
    environment: {
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@kafka:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka:9092',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    },
    volumes: ['kafka-data:/var/lib/kafka/data'],
    healthcheck: {
      test: ['CMD', '/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', 'localhost:9092'],
      ...{ interval: '10s', timeout: '10s', retries: 12 },
    },
  },
  postgres: {
    image: 'postgres:18',
    restart: 'unless-stopped',
    environment: {
      POSTGRES_USER: 'doorledger',
      POSTGRES_DB: 'doorledger',
      POSTGRES_PASSWORD_FILE: secretFile('postgres-password'),
    },
    command: ['postgres', '-c', 'max_connections=400'],
    secrets: ['postgres-password'],
    volumes: ['postgres-data:/var/lib/postgresql'],
    healthcheck: { test: ['CMD', 'pg_isready', '-U', 'doorledger'], interval: '5s', timeout: '5s', retries: 24 },
  },
  redis: {
    image: 'redis:8',
    ...hardened,
    command: ['redis-server', '--save', '', '--appendonly', 'no'],
    healthcheck: { test: ['CMD', 'redis-cli', 'ping'], interval: '5s', timeout: '5s', retries: 24 },
  },
}

const watching = {
  prometheus: {
    image: 'prom/prometheus:v3.5.0',
    restart: 'unless-stopped',
    profiles: ['monitoring'],
    volumes: [
      './monitoring/prometheus.yaml:/etc/prometheus/prometheus.yml:ro',
      '../helm/doorledger/files/alerts.yaml:/etc/prometheus/alerts.yaml:ro',
      'prometheus-data:/prometheus',
    ],
    ports: ['127.0.0.1:9090:9090'],
  },
  grafana: {
    image: 'grafana/grafana:12.1.0',
    restart: 'unless-stopped',
    profiles: ['monitoring'],
    environment: { GF_AUTH_ANONYMOUS_ENABLED: 'true', GF_ANALYTICS_REPORTING_ENABLED: 'false' },
    volumes: [
      './monitoring/grafana:/etc/grafana/provisioning:ro',
      '../helm/doorledger/files/dashboards:/var/lib/grafana/dashboards:ro',
    ],
    ports: ['127.0.0.1:3000:3000'],
    depends_on: { prometheus: { condition: 'service_started' } },
  },
}

const HEADER = `# Doorledger on one machine with containers: npm run generate writes this file from the catalogue of services.
#
#   sh deploy/make-secrets.sh && docker compose -f deploy/compose.yaml up --wait
#
# Then http://localhost:8080; the one-time password is in deploy/secrets/admin-password. With --profile monitoring also
# Prometheus (9090) and Grafana (3000). Everything that must last is on volumes, and in deploy/secrets.
`

/** The compose file: every service of the catalogue, what it stands on, and one address for all of them. */
export const composeFile = ({ services }) => {
  const names = services.map(({ name }) => name)
  const volumes = ['kafka-data', 'postgres-data', 'prometheus-data', 'media-data', ...dataVolumes(services)]
  const document = {
    name: 'doorledger',
    services: {
      ...backing,
      ...Object.fromEntries(services.map((service) => [service.name, serviceOf(service)])),
      console: {
        image: image('console'),
        build: {
          context: '..',
          dockerfile: 'docker/Dockerfile',
          args: { NODE_IMAGE: '${NODE_IMAGE:-}', SERVICE: 'console' },
        },
        ...hardened,
        environment: {
          ...{ HOST: settings.HOST, PORT: settings.PORT, SITE_ZONE: settings.SITE_ZONE },
          CONSOLE_MEDIA_HOSTS: '${CONSOLE_MEDIA_HOSTS:-}',
        },
        healthcheck: { test: ['CMD', 'node', '/app/healthcheck.mjs'], interval: '5s', timeout: '5s', retries: 24 },
      },
      gateway: {
        image: 'nginxinc/nginx-unprivileged:1.29-alpine',
        ...hardened,
        volumes: ['./gateway.conf:/etc/nginx/conf.d/default.conf:ro'],
        ports: ['${DOORLEDGER_PORT:-8080}:8080'],
        depends_on: ready(...names, 'console'),
      },
      ...watching,
    },
    secrets: Object.fromEntries(SECRETS.map((name) => [name, { file: `./secrets/${name}` }])),
    volumes: Object.fromEntries(volumes.map((name) => [name, {}])),
  }
  return HEADER + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })
}

const dataVolumes = (services) =>
  services
    .filter(({ variables }) => variables.some((name) => name.endsWith('_DATA_DIR')))
    .map(({ name }) => `${name}-data`)

/** One address for all services, for nginx: each path to its service, everything else to the console. */
export const gatewayConf = ({ routes }) => {
  const location = (match, service) =>
    `  location ${match} { set $service ${service}; proxy_pass http://$service:8080; }`
  return [
    '# Generated from the OpenAPI documents of the services: npm run generate',
    'server {',
    '  listen 8080;',
    '  resolver 127.0.0.11;',
    '  client_max_body_size 64m;',
    '  proxy_http_version 1.1;',
    '  proxy_buffering off;',
    '  proxy_set_header Host $http_host;',
    '  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    '  proxy_set_header X-Forwarded-Proto $scheme;',
    ...routes.flatMap(({ exceptions = [] }) =>
      exceptions.map(({ pattern, service }) => location(`~ ${pattern}`, service)),
    ),
    ...routes.map(({ prefix, service }) => location(prefix, service)),
    location('/', 'console'),
    '}',
    '',
  ].join('\n')
}

/** What Prometheus reads. */
export const prometheusConf = ({ services }) =>
  stringify({
    global: { scrape_interval: '15s', evaluation_interval: '15s' },
    rule_files: ['alerts.yaml'],
    scrape_configs: [...services, { name: 'console' }].map(({ name }) => ({
      job_name: name,
      static_configs: [{ targets: [`${name}:8080`] }],
    })),
  })
