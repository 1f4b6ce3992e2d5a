declare module 'jstat' {
  const jStat: { chisquare: { inv(probability: number, freedom: number): number } }
  export default jStat
}
