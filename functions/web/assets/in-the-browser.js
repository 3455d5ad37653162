// What a browser adds to pages that already work without it: the focus goes to the error summary, and the skip link moves it.
import { createAll, ErrorSummary, SkipLink } from 'govuk-frontend'

createAll(ErrorSummary)
createAll(SkipLink)
