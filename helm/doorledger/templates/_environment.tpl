{{/* The environment of one service: what it reads of what the values say. Context: root, service (facts), settings */}}
{{- define "doorledger.environment" -}}
{{- $values := .root.Values -}}
{{- $reads := .service.variables -}}
{{- $plain := dict
  "HOST" "0.0.0.0"
  "PORT" (toString .service.port)
  "LOG_LEVEL" $values.logLevel
  "TRUSTED_PROXIES" $values.trustedProxies
  "OTEL_EXPORTER_OTLP_ENDPOINT" $values.otlpEndpoint
  "SITE_ZONE" $values.siteZone
  "KAFKA_BROKERS" $values.kafka.brokers
  "KAFKA_REPLICATION_FACTOR" (toString $values.kafka.replicationFactor)
  "KAFKA_MIN_INSYNC_REPLICAS" (toString $values.kafka.minInsyncReplicas)
  "KAFKA_PARTITIONS" ($values.kafka.partitions | default "" | toString)
  "KAFKA_SSL" (toString $values.kafka.tls.enabled)
  "KAFKA_CREATE_TOPICS" (toString (eq $values.kafka.topics "job"))
  "KAFKA_SASL_MECHANISM" $values.kafka.sasl.mechanism
  "KAFKA_OAUTH_TOKEN_URL" $values.kafka.sasl.tokenUrl
  "KAFKA_OAUTH_SCOPE" $values.kafka.sasl.scope
  "MIGRATIONS" .migrations
  "LOG_REPLACED" (and (eq .migrations "only") $values.migrations.logReplaced | ternary "true" "")
  "PRIVACY_KEY_FILE" "/secrets/keys/privacy-keys"
  "CREDENTIAL_LOOKUP_KEY_FILE" "/secrets/keys/credential-lookup-key"
  "ADMIN_TOKEN_FILE" "/secrets/sign-in/admin-token"
  "ADMIN_PASSWORD_FILE" "/secrets/sign-in/admin-password"
-}}
{{- if $values.objectStore.bucket -}}
{{- $_ := set $plain "S3_BUCKET" $values.objectStore.bucket -}}
{{- $_ := set $plain "S3_ENDPOINT" $values.objectStore.endpoint -}}
{{- $_ := set $plain "S3_REGION" $values.objectStore.region -}}
{{- else }}{{ $_ := set $plain "MEDIA_DIR" "/media" }}{{ end -}}
{{- with include "doorledger.dataVariable" .service }}{{ $_ := set $plain . "/data" }}{{ end -}}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.caSecret }}{{ $_ := set $plain "KAFKA_SSL_CA_FILE" "/tls/kafka/ca.crt" }}{{ end -}}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.clientSecretPrefix -}}
{{- $_ := set $plain "KAFKA_SSL_CERT_FILE" "/tls/kafka-user/user.crt" -}}
{{- $_ := set $plain "KAFKA_SSL_KEY_FILE" "/tls/kafka-user/user.key" -}}
{{- end -}}
{{- if $values.redis.caSecret }}{{ $_ := set $plain "REDIS_CA_FILE" "/tls/redis/ca.crt" }}{{ end -}}
{{- if $values.kafka.sasl.mechanism }}{{ $_ := set $plain "KAFKA_SASL_USERNAME" (printf "%s%s" $values.kafka.sasl.userPrefix .service.name) }}{{ end -}}
{{- $plain = mustMergeOverwrite $plain (deepCopy $values.extraEnv) (deepCopy .settings.env) -}}
{{- range $name := keys $plain | sortAlpha }}
{{- $value := get $plain $name | toString }}
{{- if and (ne $value "") (or (has $name $reads) (hasKey $.settings.env $name)) }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
- name: DATABASE_URL
  valueFrom:
    secretKeyRef:
      name: {{ eq .migrations "only" | ternary ($values.database.migrationsSecret | default $values.database.secret) $values.database.secret }}
      key: {{ $values.database.onePerService | ternary (printf "%s-url" .service.name) "url" }}
- name: REDIS_URL
  valueFrom: { secretKeyRef: { name: {{ $values.redis.secret }}, key: url } }
{{- if $values.kafka.sasl.mechanism }}
- name: KAFKA_SASL_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ $values.kafka.sasl.userPrefix }}{{ .service.name }}, key: password } }
{{- end }}
{{- if and (has "S3_BUCKET" $reads) $values.objectStore.bucket $values.objectStore.secret }}
- name: S3_ACCESS_KEY_ID
  valueFrom: { secretKeyRef: { name: {{ $values.objectStore.secret }}, key: access-key-id } }
- name: S3_SECRET_ACCESS_KEY
  valueFrom: { secretKeyRef: { name: {{ $values.objectStore.secret }}, key: secret-access-key } }
{{- end }}
{{- if has "POLICY_SIGNING_KEY" $reads }}
- name: POLICY_SIGNING_KEY
  valueFrom: { secretKeyRef: { name: {{ $values.secrets.keys }}, key: policy-signing-key, optional: true } }
{{- end }}
{{- if has "SIGN_IN_SECRET" $reads }}
- name: SIGN_IN_SECRET
  valueFrom: { secretKeyRef: { name: {{ $values.secrets.signIn }}, key: sign-in-secret } }
{{- end }}
{{- end -}}

{{/* Secrets that are files. */}}
{{- define "doorledger.secretMounts" -}}
{{- $values := .root.Values -}}
{{- $reads := .service.variables -}}
{{- if has "PRIVACY_KEY_FILE" $reads }}
- { name: keys, mountPath: /secrets/keys, readOnly: true }
{{- end }}
{{- if and (has "MEDIA_DIR" $reads) (not $values.objectStore.bucket) }}
- { name: media, mountPath: /media }
{{- end }}
{{- if has "ADMIN_TOKEN_FILE" $reads }}
- { name: sign-in, mountPath: /secrets/sign-in, readOnly: true }
{{- end }}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.caSecret }}
- { name: kafka-ca, mountPath: /tls/kafka, readOnly: true }
{{- end }}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.clientSecretPrefix }}
- { name: kafka-user, mountPath: /tls/kafka-user, readOnly: true }
{{- end }}
{{- if $values.database.caSecret }}
- { name: database-ca, mountPath: /tls/database, readOnly: true }
{{- end }}
{{- if $values.redis.caSecret }}
- { name: redis-ca, mountPath: /tls/redis, readOnly: true }
{{- end }}
{{- end -}}

{{- define "doorledger.secretVolumes" -}}
{{- $values := .root.Values -}}
{{- $reads := .service.variables -}}
{{- if has "PRIVACY_KEY_FILE" $reads }}
- { name: keys, secret: { secretName: {{ $values.secrets.keys }}, defaultMode: 0440 } }
{{- end }}
{{- if and (has "MEDIA_DIR" $reads) (not $values.objectStore.bucket) }}
{{- if $values.objectStore.claim }}
- { name: media, persistentVolumeClaim: { claimName: {{ $values.objectStore.claim }} } }
{{- else }}
- { name: media, emptyDir: { sizeLimit: 1Gi } }
{{- end }}
{{- end }}
{{- if has "ADMIN_TOKEN_FILE" $reads }}
- name: sign-in
  secret:
    secretName: {{ $values.secrets.signIn }}
    defaultMode: 0440
    items: [{ key: admin-token, path: admin-token }, { key: admin-password, path: admin-password }]
{{- end }}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.caSecret }}
- { name: kafka-ca, secret: { secretName: {{ $values.kafka.tls.caSecret }}, defaultMode: 0440 } }
{{- end }}
{{- if and $values.kafka.tls.enabled $values.kafka.tls.clientSecretPrefix }}
- { name: kafka-user, secret: { secretName: {{ $values.kafka.tls.clientSecretPrefix }}{{ .service.name }}, defaultMode: 0440 } }
{{- end }}
{{- if $values.database.caSecret }}
- { name: database-ca, secret: { secretName: {{ $values.database.caSecret }}, defaultMode: 0440 } }
{{- end }}
{{- if $values.redis.caSecret }}
- { name: redis-ca, secret: { secretName: {{ $values.redis.caSecret }}, defaultMode: 0440 } }
{{- end }}
{{- end -}}

{{- define "doorledger.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "doorledger.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
capabilities: { drop: [ALL] }
{{- end -}}
