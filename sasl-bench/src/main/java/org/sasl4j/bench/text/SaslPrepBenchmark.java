package org.sasl4j.bench.text;

import com.ongres.stringprep.Profile;
import com.ongres.stringprep.Stringprep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.Normalization;
import org.sasl4j.bench.Suite;
import org.sasl4j.text.SaslPrep;
import org.wildfly.common.bytes.ByteStringBuilder;
import org.wildfly.security.sasl.util.StringPrep;

/**
 * SASLprep of a name as a query. Elytron's result is octets, and it judges characters by the Unicode of the JDK. The
 * others' result is text, and they judge characters by Unicode 3.2, as the RFC says. There are no callbacks.
 */
public class SaslPrepBenchmark extends Suite {
    /** Sixteen characters of one kind. */
    public enum Kind {
        /** Printable ASCII, which comes back as it is. */
        ASCII("juliet.capulet-1"),
        /** Letters with accents, in composed form. */
        LATIN("jérôme.müller-ñå"),
        /** Letters that are mapped to others: full width, a ligature, half width. */
        COMPATIBILITY("ｊｕｌｉｅｔﬁｶﾞｷﾞｸﾞ１２３"),
        /** Letters written from right to left. */
        ARABIC("محمدعليحسنفاطمةي");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** The kind. */
    @Param
    public Kind kind = Kind.ASCII;

    private Profile ofOngres;

    /** Looks the profile up, which ongres recommends to do once. */
    @Setup
    public void lookUp() {
        ofOngres = Stringprep.getProvider("SASLprep");
    }

    /** This library. */
    @Benchmark
    public String sasl4j() {
        return SaslPrep.prepare(kind.text, Normalization.SASLPREP, SaslPrep.Rule.QUERY);
    }

    /** Elytron. */
    @Benchmark
    public byte[] elytron() {
        ByteStringBuilder octets = new ByteStringBuilder();
        StringPrep.encode(kind.text, octets, StringPrep.PROFILE_SASL_QUERY);
        return octets.toArray();
    }

    /** ongres saslprep. */
    @Benchmark
    public String ongres() {
        return ofOngres.prepareQuery(kind.text);
    }
}
