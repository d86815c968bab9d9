/** Classes of kafkajs that its types leave out. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: { readonly prototype: unknown }
  export default RequestQueue
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  const ConsumerGroup: { readonly prototype: unknown }
  export default ConsumerGroup
}
