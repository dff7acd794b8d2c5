package org.sasl4j.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Property;
import org.sasl4j.Settings;
import org.sasl4j.binding.Bindings.End;
import org.sasl4j.mechanism.external.MadeCertificate;

@DisplayName("S23: where a channel binding comes from")
class BindingsTest {
    private static final String END_POINT = Bindings.TLS_SERVER_END_POINT;
    private static final ChannelBinding CONNECTIONS = ChannelBinding.of(END_POINT, new byte[] {1});
    private static final ChannelBinding GIVEN = ChannelBinding.of(END_POINT, new byte[] {2});
    private static final ChannelBinding TOLD = ChannelBinding.of(END_POINT, new byte[] {3});

    private final List<String> asked = new ArrayList<>();

    /** A client whose handler answers with these octets, or with nothing, and then fails or not. */
    private ClientContext asking(byte @Nullable [] octets, @Nullable MechanismException failure) {
        return new ClientContext() {
            @Override
            public boolean ask(Callback... questions) throws MechanismException {
                ChannelBindingCallback question = (ChannelBindingCallback) questions[0];
                asked.add(question.getType());
                question.setData(octets);
                if (failure != null) {
                    throw failure;
                }
                return true;
            }
        };
    }

    private static Connection signedByEdwards() throws Exception {
        return MadeCertificate.of("CN=server").signedBy("1.3.101.112", null).shown();
    }

    @Test
    void whatWasGivenGoesFirstThenWhatTheConnectionHasThenWhatTheHandlerTells() throws Exception {
        ClientContext handler = asking(new byte[] {3}, null);
        Connection bound = Connection.unknown().withBinding(CONNECTIONS);

        assertThat(Bindings.find(handler, End.CLIENT, END_POINT)).contains(TOLD);
        assertThat(asked).containsExactly(END_POINT);
        ClientContext connected = handler.with(bound, Settings.none());
        assertThat(Bindings.find(connected, End.CLIENT, END_POINT)).contains(CONNECTIONS);
        ClientContext given = connected.with(Bindings.GIVEN, List.of(GIVEN));
        assertThat(Bindings.find(given, End.CLIENT, END_POINT)).contains(GIVEN);
        assertThat(asked).as("nobody is asked for what is known").hasSize(1);
        assertThat(Bindings.find(given, End.CLIENT, "tls-unique"))
                .as("one of another type")
                .isPresent();
        assertThat(asked).containsExactly(END_POINT, "tls-unique");
    }

    @Test
    void aFunctionIsAskedInPlaceOfTheHandler() throws Exception {
        ClientContext function = asking(new byte[] {2}, null).with(Bindings.SOURCE, type -> Optional.of(TOLD)
                .filter(told -> told.type().equals(type)));

        assertThat(Bindings.find(function, End.CLIENT, END_POINT)).contains(TOLD);
        assertThat(Bindings.find(function, End.CLIENT, "tls-unique")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aHandlerThatFailsFailsOnlyWhereItHasToldNothing() throws Exception {
        MechanismException failure = new MechanismException(Reason.TEMPORARY, "cannot tell");

        assertThat(Bindings.find(asking(new byte[] {3}, failure), End.CLIENT, END_POINT))
                .contains(TOLD);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> Bindings.find(asking(null, failure), End.CLIENT, END_POINT))
                .isSameAs(failure);
        assertThat(Bindings.find(asking(null, null), End.CLIENT, END_POINT)).isEmpty();
    }

    @Test
    @DisplayName("S24: the handler may tell what is not defined for the connection's certificate")
    void theHandlerHelpsWhereTheCertificateDoesNot() throws Exception {
        Connection undefined = signedByEdwards();

        assertThat(Bindings.find(asking(new byte[] {3}, null).with(undefined, Settings.none()), End.CLIENT, END_POINT))
                .contains(TOLD);
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(
                        () -> Bindings.find(asking(null, null).with(undefined, Settings.none()), End.CLIENT, END_POINT))
                .withMessageContaining("Ed25519");
    }

    @Test
    @DisplayName("S24: the first of several obstacles is told, unless a later type can be had")
    void theFirstObstacleIsTold() throws Exception {
        ClientContext failing = new ClientContext() {}.with(Bindings.SOURCE, type -> {
            if (type.equals("third")) {
                return Optional.of(ChannelBinding.of(type, new byte[1]));
            }
            throw new MechanismException(Reason.TEMPORARY, type);
        });

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> Bindings.first(failing, End.CLIENT, List.of("first", "second")))
                .withMessage("first");
        assertThat(Bindings.first(failing, End.CLIENT, List.of("first", "third")))
                .isPresent();
    }

    @Test
    @DisplayName("JNDI's key has the type before the octets")
    void readsWhatJndiGives() throws Exception {
        byte[] octets = (END_POINT + ":x").getBytes(StandardCharsets.US_ASCII);

        assertThat(Bindings.GIVEN.read(octets)).containsExactly(ChannelBinding.of(END_POINT, new byte[] {'x'}));
        for (String senseless : new String[] {END_POINT + ":", "tls-unique:x", ""}) {
            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> Bindings.GIVEN.read(senseless.getBytes(StandardCharsets.US_ASCII)))
                    .withMessageContaining("begin with tls-server-end-point:");
        }
    }

    @Test
    void listsWhatCanBeChosen() {
        assertThat(Bindings.properties())
                .<Property<?>>containsExactlyInAnyOrder(
                        Bindings.GIVEN, Bindings.SOURCE, Bindings.TYPES, Bindings.POLICY, Bindings.TYPE);
    }
}
