package org.sasl4j.bench.report;

import java.util.Locale;

/**
 * A mean, and how far it may be off, at 99.9 % as JMH computes it.
 *
 * @param value the mean
 * @param error half of the interval; NaN if there were too few iterations to tell
 */
record Figure(double value, double error) {
    private static final double LONGEST_DRAWN = 0.95;

    Figure minus(Figure other) {
        return new Figure(value - other.value, Math.hypot(error, other.error));
    }

    /** Divides by another figure. The two errors are independent, so their relative sizes add up as squares. */
    Figure over(Figure other) {
        double ratio = value / other.value;
        return new Figure(ratio, Math.abs(ratio) * Math.hypot(error / value, other.error / other.value));
    }

    /** Whether it is greater than the other by more than both errors. */
    boolean exceeds(Figure other) {
        return value - knownError() > other.value + other.knownError();
    }

    /** The error as it can be drawn. An error greater than its value says only that the value means nothing. */
    double drawnError() {
        return Math.min(knownError(), LONGEST_DRAWN * Math.abs(value));
    }

    private double knownError() {
        return Double.isNaN(error) ? 0 : error;
    }

    /** Three significant digits. */
    @Override
    public String toString() {
        return digits(value) + (Double.isNaN(error) ? "" : " ± " + digits(error));
    }

    static String digits(double number) {
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
        return number == 0 ? "0" : String.format(Locale.ROOT, "%,." + Math.min(decimals, 4) + "f", number);
    }
}
