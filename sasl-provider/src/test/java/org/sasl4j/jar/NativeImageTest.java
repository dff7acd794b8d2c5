package org.sasl4j.jar;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.Exchange;

/** What GraalVM's native-image is told of this library is what the library reaches by name. */
class NativeImageTest {
    private static final String METADATA = "/META-INF/native-image/org.sasl4j/sasl-core/reachability-metadata.json";
    private static final Set<String> REFLECTING =
            Set.of("org.sasl4j.binding.TlsExporter", "org.sasl4j.binding.TlsUnique");
    private static final String BY_USERS_WORD = "org.sasl4j.tool.ProviderSource"; // what a user names, no list can hold
    private static final int FIRST_WITH_EXPORTER = 25;

    static Stream<JsonObject> types() throws Exception {
        try (Reader text =
                new InputStreamReader(Exchange.class.getResourceAsStream(METADATA), StandardCharsets.UTF_8)) {
            return elements(JsonParser.parseReader(text).getAsJsonObject(), "reflection")
                    .map(JsonElement::getAsJsonObject);
        }
    }

    private static Stream<JsonElement> elements(JsonObject object, String name) {
        return StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("12, GraalVM: each method named is there, and is reached from the class that the condition names")
    void namesWhatIsThere(JsonObject type) throws Exception {
        String reacher = type.getAsJsonObject("condition").get("typeReached").getAsString();
        assertThat(REFLECTING).contains(reacher);
        for (JsonElement method : elements(type, "methods").toList()) {
            String name = method.getAsJsonObject().get("name").getAsString();
            if (name.equals("exportKeyingMaterialData") && Runtime.version().feature() < FIRST_WITH_EXPORTER) {
                continue;
            }
            List<String> parameters = elements(method.getAsJsonObject(), "parameterTypes")
                    .map(JsonElement::getAsString)
                    .toList();
            assertThat(Class.forName(type.get("type").getAsString()).getMethods())
                    .anyMatch(found ->
                            found.getName().equals(name) && parametersOf(found).equals(parameters));
        }
    }

    private static List<String> parametersOf(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getTypeName).toList();
    }

    @Test
    @DisplayName("12, GraalVM: no other class of ours looks anything up by its name")
    void nothingElseReflects() {
        noClasses()
                .that(describe(
                        "may not",
                        one -> !REFLECTING.contains(one.getName())
                                && !one.getName().equals(BY_USERS_WORD)))
                .should()
                .accessTargetWhere(describe("looks up a class or a member", NativeImageTest::looksUp))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.sasl4j"));
    }

    private static boolean looksUp(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.equals("java.lang.Class") && name.matches("forName|get(Declared)?(Method|Field|Constructor)s?")
                || owner.equals("java.lang.invoke.MethodHandles$Lookup") && name.startsWith("find");
    }
}
