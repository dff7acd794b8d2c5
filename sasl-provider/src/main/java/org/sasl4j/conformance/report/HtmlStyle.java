package org.sasl4j.conformance.report;

/**
 * The head of the page, with its style. The page fetches nothing, and its content security policy allows nothing else.
 */
final class HtmlStyle {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c1e21; --paper: #fff; --line: #d9dce1; --soft: #f4f5f7;
              --good: #1a7f37; --bad: #c62828; --none: #6b7280; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e4e6eb; --paper: #16181c; --line: #363a42; --soft: #1f2228;
                --good: #4ac26b; --bad: #ff7b72; --none: #9aa1ab; } }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
            main { max-width: 78rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
            h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
            h3 { font-size: .95rem; margin: 0; }
            .summary { padding-left: 1.2rem; font-weight: 600; }
            .row { display: grid; grid-template-columns: 3rem minmax(16rem, 1fr) repeat(var(--providers), 7.5rem);
              column-gap: .75rem; padding: .5rem; border-bottom: 1px solid var(--line); align-items: start; }
            .heading { font-weight: 600; border-bottom-width: 2px; position: sticky; top: 0; background: var(--paper); }
            [style*="--at"] { grid-column: calc(3 + var(--at)); }
            small { display: block; color: var(--none); }
            [role=rowheader] { font-weight: 600; }
            summary { cursor: pointer; font-weight: 600; white-space: nowrap; }
            summary span { display: none; } [open] > summary span { display: inline; }
            .pass > summary, .pass h3 { color: var(--good); }
            .fail > summary, .fail h3 { color: var(--bad); }
            .not-offered > summary, .not-offered h3 { color: var(--none); font-weight: 400; }
            details[open] { grid-column: 1 / -1; background: var(--soft); border-radius: .4rem; padding: .5rem .75rem;
              margin-top: .5rem; min-width: 0; }
            section { border-top: 1px solid var(--line); padding: .5rem 0; }
            section p { margin: 0; }
            table { border-collapse: collapse; width: 100%%; margin-top: .25rem; }
            table th { width: 4.5rem; text-align: left; vertical-align: top; font: .85rem/1.4 ui-monospace, monospace;
              color: var(--none); }
            table td { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: 3rem 1fr; gap: .25rem .75rem; margin: 0; }
            dt { font-weight: 600; } dd { margin: 0; }
            @media (max-width: 45rem) { .row { grid-template-columns: 3rem 1fr; }
              [style*="--at"] { grid-column: 2; } .heading [style*="--at"] { display: none; }
              summary span { display: inline; } }
            </style>
            </head>
            <body>
            <main>
            """;

    private HtmlStyle() {}

    /** The page up to its own words. The title has to be escaped already. */
    static String head(String title) {
        return HEAD.formatted(title);
    }
}
