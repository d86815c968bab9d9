{{/* Paths in the order in which they are to be tried, as JSON: exceptions, prefixes, the console. */}}
{{- define "doorledger.paths" -}}
{{- $root := . -}}
{{- $facts := include "doorledger.facts" . | fromJson -}}
{{- $paths := list -}}
{{- range $route := $facts.routes -}}
{{- range ($route.exceptions | default list) }}{{ $paths = append $paths (dict "kind" "pattern" "path" .pattern "service" .service) }}{{ end -}}
{{- end -}}
{{- range $route := $facts.routes -}}
{{- $paths = append $paths (dict "kind" "prefix" "path" $route.prefix "service" $route.service) -}}
{{- end -}}
{{- if .Values.console.enabled }}{{ $paths = append $paths (dict "kind" "prefix" "path" "/" "service" "console") }}{{ end -}}
{{- $enabled := list -}}
{{- range $paths -}}
{{- $settings := include "doorledger.settings" (dict "root" $root "service" .service) | fromJson -}}
{{- if or (eq .service "console") $settings.enabled }}{{ $enabled = append $enabled . }}{{ end -}}
{{- end -}}
{{- dict "paths" $enabled | toJson -}}
{{- end -}}
