/**
 * The fonts of every PDF, in the order in which they are asked for a character: Arimo, as wide as Arial letter by letter,
 * for Latin, Greek, Cyrillic and Hebrew; DejaVu Sans for Arabic and for signs. Each with its bold: a weight left out would be
 * taken from the machine. Both may be passed on inside a document.
 */
export const pdfFonts = [
  {
    family: 'Arimo',
    files: [
      '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
      '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
    ],
  },
  {
    family: 'DejaVu Sans',
    files: ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
  },
] as const satisfies readonly { readonly family: string; readonly files: readonly string[] }[]
