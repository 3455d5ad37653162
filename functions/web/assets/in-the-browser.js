// What a browser adds to pages that already work without it: the focus goes to the error summary, the skip link moves it, and a
// form that is pressed twice goes once.
import { Button, createAll, ErrorSummary, SkipLink } from 'govuk-frontend'

createAll(Button)
createAll(ErrorSummary)
createAll(SkipLink)
