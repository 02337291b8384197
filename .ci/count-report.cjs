// Reads a report of vitest in JSON: `REPORT` prints how many tests passed and failed, `--failed REPORT` what failed.
const { readFileSync } = require('node:fs')

/** One line a test or file that failed: its name, and the first line of why. */
function failuresOf(report) {
  const lines = []
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of failed) lines.push(`${file.name}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
    if (file.status === 'failed' && failed.length === 0) lines.push(`${file.name}: ${firstLine(file.message)}`)
  }
  return lines
}

const firstLine = (text) => String(text ?? '').trim().split('\n')[0]

const [first, second] = process.argv.slice(2)
const report = JSON.parse(readFileSync(second ?? first, 'utf8'))
if (first === '--failed') for (const line of failuresOf(report)) console.log(line)
else console.log(report.numPassedTests, report.numFailedTests)
