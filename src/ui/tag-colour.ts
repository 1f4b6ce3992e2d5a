/** Red, yellow and green mean a status against target and nothing else. */
export type TagColour =
  'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'
