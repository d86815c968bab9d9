/** What a person does next, ready to paste. Paths are relative to the working directory. */
export const nextSteps = ({ services, gateway, password, adminTokenFile, logs }) => {
  const addressOf = (service) => services.find(({ name }) => name === service).address
  const [deviceIngest, auditTrail] = ['device-ingest', 'audit-trail'].map(addressOf)
  const admin = `-H "Authorization: Bearer $(cat '${adminTokenFile}')"`
  const console = password === undefined ? gateway : `${gateway}/sign-in#first=${password}`
  const apis = services.filter(({ name }) => name !== 'console')
  return `
  Console          ${console}

${apis.map(({ name, address }) => `  ${name.padEnd(16)} ${address}   reference at ${address}/docs`).join('\n')}
  logs           ${logs}/*.log
  Administrator  ${adminTokenFile}

Register a lock, hand in a block as the lock would, read it back:

  curl -X POST ${deviceIngest}/v1/devices ${admin} -H 'Content-Type: application/json' \\
       -d '{"id":"front-door","kind":"lock","model":"LE","name":"Front door","zone":"Europe/Helsinki"}'

  curl -X POST ${deviceIngest}/v1/devices/front-door/audit-blocks -H "Authorization: Bearer <token of the answer>" \\
       --data-binary '{"audits":[{"event":"05070000","time":"20261113091752"}],"nxtDbVerTS":"0x0873828198485981"}'

  curl ${auditTrail}/v1/locks/front-door/audit-trail ${admin}

Stop with Ctrl-C.
`
}
