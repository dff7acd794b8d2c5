package org.sasl4j.bench.report;

import java.util.Base64;
import java.util.List;

/** Builds HTML. Text from outside is escaped here. */
final class Html {
    private final StringBuilder markup = new StringBuilder();

    /**
     * A row of a table.
     *
     * @param style the class of the row
     * @param cells the texts of the cells
     */
    record Row(String style, List<String> cells) {}

    /** Adds markup as it is. */
    Html markup(String written) {
        markup.append(written);
        return this;
    }

    /** Adds an element with a text. */
    Html element(String name, String text) {
        return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
    }

    /** Adds a heading that links can lead to. */
    Html heading(String text) {
        return markup("<h2 id=\"").text(text).markup("\">").text(text).markup("</h2>\n");
    }

    /** Adds a link to a heading of the page. */
    Html link(String heading) {
        return markup("<a href=\"#").text(heading).markup("\">").text(heading).markup("</a>\n");
    }

    Html table(List<String> head, List<Row> rows) {
        markup("<table>\n<tr>");
        head.forEach(title -> element("th", title));
        markup("</tr>\n");
        for (Row row : rows) {
            markup("<tr class=\"").text(row.style()).markup("\">");
            row.cells().forEach(cell -> element("td", cell));
            markup("</tr>\n");
        }
        return markup("</table>\n");
    }

    /** Adds a picture, which is inside the page. */
    Html plot(Plot plot) {
        String picture = Base64.getEncoder().encodeToString(plot.png());
        return element("h3", plot.title())
                .markup("<img alt=\"")
                .text(plot.title())
                .markup("\" src=\"data:image/png;base64," + picture + "\">\n");
    }

    private Html text(String text) {
        return markup(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
