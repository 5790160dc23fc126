/** What stands beside the works in a repository of a class or a press, by file. */

const readme = `# Our texts

French texts beside their English translation, read with *En regard*. Each folder is a work: a
\`work.json\` that says what it is, and a table for each chapter, a row for each sentence.

In the folder of En regard, where \`TEXTS\` is this folder:

    npm run texts -- new TEXTS/le-chat-du-phare    # a new work, with example rows to write over
    npm run texts -- check --fix TEXTS             # what is wrong, by line; mends typography
    npm run texts -- preview TEXTS                 # as readers will see it, and again when you save
    npm run texts -- publish TEXTS                 # the site, into TEXTS/site

The format is in \`texts/README.md\` of En regard. Only add what may be passed on: every edition says
where it was taken from, and under what licence.

\`.github/workflows/site.yml\` checks the works and publishes the site after each change, where the
repository is on GitHub and its pages are built by actions.
`;

const workflow = `# Checks the works, builds the site and publishes it on GitHub Pages.
name: site
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
env:
  # Where En regard comes from: the address of its repository.
  EN_REGARD_REPOSITORY: ""
jobs:
  site:
    runs-on: ubuntu-latest
    environment: github-pages
    steps:
      - uses: actions/checkout@v4
        with:
          path: texts
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: actions/configure-pages@v5
        id: pages
      - run: git clone --depth 1 "$EN_REGARD_REPOSITORY" en-regard && npm ci --prefix en-regard
      - run: npm run texts -- check ../texts && npm run texts -- publish ../texts
        working-directory: en-regard
        env:
          EN_REGARD_ADDRESS: \${{ steps.pages.outputs.base_url }}/
      - uses: actions/upload-pages-artifact@v3
        with:
          path: texts/site
      - uses: actions/deploy-pages@v4
`;

export const templateFiles: Readonly<Record<string, string>> = {
  "README.md": readme,
  ".gitignore": "site/\n",
  // A table keeps its line ends wherever it is edited.
  ".gitattributes": "*.tsv text eol=lf\n*.json text eol=lf\n",
  ".github/workflows/site.yml": workflow,
};
