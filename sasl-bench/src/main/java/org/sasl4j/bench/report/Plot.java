package org.sasl4j.bench.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * A chart as a picture.
 *
 * @param title what it shows, also as a text for those who cannot see it
 * @param png the octets of the picture
 */
record Plot(String title, byte[] png) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 400;
    private static final int FINER = 2;
    private static final int LABELS_SIDE_BY_SIDE = 6;
    private static final double WIDEST_BAR = 0.1;
    private static final int TILTED = 20;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    /** Colours that people who see colours differently can tell apart, too. */
    private static final Color[] COLOURS = {
        new Color(0x0072b2),
        new Color(0xe69f00),
        new Color(0x009e73),
        new Color(0xcc79a7),
        new Color(0x56b4e9),
        new Color(0xd55e00),
        new Color(0x8a7f00),
        new Color(0x666666),
        new Color(0xf0e442),
        new Color(0x000000)
    };

    static Plot of(Bars bars) {
        return new Plot(bars.title(), png(chart(bars)));
    }

    /** Draws bars, and a line where both take the same time. */
    static Plot ofRatios(Bars bars) {
        CategoryChart chart = chart(bars);
        chart.addAnnotation(new AnnotationLine(1, false, false));
        return new Plot(bars.title(), png(chart));
    }

    private static CategoryChart chart(Bars bars) {
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT, ChartTheme.Matlab);
        style(chart.getStyler());
        chart.setYAxisTitle(bars.axis());
        int count = bars.groups().size() * bars.series().size();
        chart.getStyler()
                .setAvailableSpaceFill(Math.min(0.8, count * WIDEST_BAR))
                .setYAxisMin(0.0);
        if (bars.groups().size() > LABELS_SIDE_BY_SIDE) {
            chart.getStyler().setXAxisLabelRotation(TILTED);
        }
        List<String> groups = List.copyOf(bars.groups());
        bars.series().forEach((name, figures) -> {
            List<@Nullable Double> heights = new ArrayList<>();
            List<Double> errors = new ArrayList<>();
            for (String group : groups) {
                Figure figure = figures.get(group);
                heights.add(figure == null ? null : figure.value());
                errors.add(figure == null ? 0 : figure.drawnError());
            }
            chart.addSeries(name, groups, heights, errors);
        });
        return chart;
    }

    static Plot of(Lines lines) {
        return new Plot(lines.title(), png(chart(lines)));
    }

    /** Draws both axes by powers of ten, so that a cost in proportion is a straight line. */
    static Plot ofPowers(Lines lines) {
        XYChart chart = chart(lines);
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return new Plot(lines.title(), png(chart));
    }

    private static XYChart chart(Lines lines) {
        XYChart chart = new XYChart(WIDTH, HEIGHT, ChartTheme.Matlab);
        style(chart.getStyler());
        chart.setXAxisTitle(lines.across());
        chart.setYAxisTitle(lines.up());
        lines.series().forEach((name, points) -> add(chart, name, points));
        return chart;
    }

    private static void add(XYChart chart, String name, Map<Double, Figure> points) {
        chart.addSeries(
                name,
                List.copyOf(points.keySet()),
                points.values().stream().map(Figure::value).toList(),
                points.values().stream().map(Figure::drawnError).toList());
    }

    private static void style(AxesChartStyler styler) {
        styler.setErrorBarsColor(Color.DARK_GRAY)
                .setAxisTickLabelsFont(FONT)
                .setAxisTitleFont(FONT)
                .setPlotGridVerticalLinesVisible(false)
                .setSeriesColors(COLOURS)
                .setLegendFont(FONT)
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setChartTitleVisible(false)
                .setDecimalPattern("#,##0.####");
    }

    /** The picture is finer than the page shows it, for screens with many dots. */
    private static byte[] png(IChart chart) {
        BufferedImage image = new BufferedImage(FINER * WIDTH, FINER * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(FINER, FINER);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // does not happen in memory
        }
        return out.toByteArray();
    }
}
