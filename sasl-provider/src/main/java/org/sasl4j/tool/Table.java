package org.sasl4j.tool;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns. Each column is as wide as its widest cell. */
final class Table {
    private final String gap;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(String gap, String... headings) {
        this.gap = gap;
        rows.add(List.of(headings));
    }

    Table(String... headings) {
        this("  ", headings);
    }

    /** A table with narrow gaps between columns, for terminals of 80 columns. */
    static Table narrow(String... headings) {
        return new Table(" ", headings);
    }

    /** Adds a row with a cell for every heading. */
    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int current = column;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(current).length())
                    .max()
                    .orElse(0));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(widths.get(column) - cell.length()))
                        .append(gap);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
