{{/* What is generated from the code: services, topics, routes. */}}
{{- define "doorledger.facts" -}}
{{- .Files.Get "files/deployment.json" -}}
{{- end -}}

{{- define "doorledger.name" -}}
{{- printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "doorledger.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end -}}

{{- define "doorledger.labels" -}}
{{ include "doorledger.selector" . }}
app.kubernetes.io/part-of: doorledger
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "doorledger.image" -}}
{{- $image := printf "%s/%s/%s" .root.Values.image.registry .root.Values.image.repository .service -}}
{{- with index .root.Values.image.digests .service -}}
{{ $image }}@{{ . }}
{{- else -}}
{{ $image }}:{{ $.root.Values.image.tag | default $.root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* The settings of one service as JSON: defaults, and over them what services.<name> says. */}}
{{- define "doorledger.settings" -}}
{{- $own := index .root.Values.services .service | default dict -}}
{{- mustMergeOverwrite (deepCopy .root.Values.defaults) $own | toJson -}}
{{- end -}}

{{/* Whether a service keeps files of its own: it has a variable for their folder. */}}
{{- define "doorledger.dataVariable" -}}
{{- range .variables }}{{ if hasSuffix "_DATA_DIR" . }}{{ . }}{{ end }}{{ end -}}
{{- end -}}

{{/* What names of services.<name> stand for must exist. */}}
{{- define "doorledger.requireKnownServices" -}}
{{- $known := list "console" -}}
{{- range (include "doorledger.facts" . | fromJson).services }}{{ $known = append $known .name }}{{ end -}}
{{- range $name, $_ := .Values.services -}}
{{- if not (has $name $known) }}{{ fail (printf "services.%s: there is no such service; there are %s" $name (join ", " $known)) }}{{ end -}}
{{- end -}}
{{- end -}}
