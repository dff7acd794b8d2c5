package com.example.consumer;

import java.util.Locale;

/** What GitHub makes of a text in Markdown. */
final class Markdown {
    private Markdown() {}

    /** Where a link to a heading leads to. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }
}
