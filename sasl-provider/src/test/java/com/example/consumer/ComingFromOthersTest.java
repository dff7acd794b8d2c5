package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramInvalidServerSignatureException;
import com.ongres.scram.common.exception.ScramServerErrorException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.Property;
import org.sasl4j.provider.Sasl4jProvider;
import org.wildfly.security.auth.callback.ChannelBindingCallback;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.auth.callback.EvidenceVerifyCallback;
import org.wildfly.security.sasl.WildFlySasl;
import org.wildfly.security.sasl.scram.WildFlyElytronSaslScramProvider;

/** The tables for those who come from another library name what that library has, and settings that this one has. */
class ComingFromOthersTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static String section(String heading, String next) throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        return guide.substring(guide.indexOf("### " + heading), guide.indexOf(next));
    }

    /** What is quoted in one column of a section's table. */
    private static List<String> quoted(String section, int column) {
        List<String> words = new ArrayList<>();
        section.lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split("\\|", -1)[column])
                .forEach(cell -> QUOTED.matcher(cell).results().forEach(word -> words.add(word.group(1))));
        return words;
    }

    @Test
    @DisplayName("16: each name of Elytron's is one of Elytron's")
    void elytronHasThem() throws Exception {
        Set<String> known = new TreeSet<>();
        for (Field constant : WildFlySasl.class.getFields()) {
            known.add(String.valueOf(constant.get(null)));
        }
        Stream.of(
                        WildFlyElytronSaslScramProvider.class,
                        CredentialCallback.class,
                        EvidenceVerifyCallback.class,
                        ChannelBindingCallback.class,
                        javax.security.sasl.AuthorizeCallback.class)
                .map(Class::getSimpleName)
                .forEach(known::add);

        assertThat(known).containsAll(quoted(section("From Elytron", "### From ongres/scram"), 1));
    }

    @Test
    @DisplayName("16: each method of ongres/scram is one of its client")
    void ongresHasThem() throws Exception {
        Set<String> known = new TreeSet<>(Set.of(
                ScramServerErrorException.class.getSimpleName(),
                ScramInvalidServerSignatureException.class.getSimpleName()));
        Stream.concat(Stream.of(ScramClient.class), Stream.of(ScramClient.class.getDeclaredClasses()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .forEach(known::add);

        assertThat(quoted(section("From ongres/scram", "## Properties"), 1))
                .hasSizeGreaterThan(10)
                .allSatisfy(call -> assertThat(known).contains(call.replaceFirst("\\(.*", "")));
    }

    @Test
    @DisplayName("16: each setting that takes the place of another is a property")
    void weHaveThem() throws IOException {
        List<String> keys = new Sasl4jProvider()
                .properties().stream()
                        .map(property -> property.key().substring(Property.PREFIX.length()))
                        .toList();

        assertThat(quoted(section("From SunSASL", "## Properties"), 2).stream()
                        .filter(word -> word.matches("[a-z0-9.]+\\.[a-z0-9.]+")))
                .hasSizeGreaterThan(8)
                .isSubsetOf(keys);
    }
}
