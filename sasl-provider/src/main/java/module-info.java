/**
 * The mechanisms of {@code org.sasl4j.core} behind {@code javax.security.sasl}, and streams for what comes after a login.
 *
 * <p>Start at {@link org.sasl4j.provider.Sasl4jProvider}. The module page of {@code org.sasl4j.core} has a picture of how
 * the parts fit together.
 */
module org.sasl4j.provider {
    requires transitive org.sasl4j.core;
    requires static com.google.gson;
    requires static info.picocli;
    requires static org.bouncycastle.provider;

    exports org.sasl4j.foreign;
    exports org.sasl4j.provider;
    exports org.sasl4j.stream;

    opens org.sasl4j.tool; // to picocli, which is there only when the command runs
    opens org.sasl4j.tool.decode;
    opens org.sasl4j.tool.passwd;
    opens org.sasl4j.tool.wire;

    provides java.security.Provider with
            org.sasl4j.provider.Sasl4jProvider;
}
