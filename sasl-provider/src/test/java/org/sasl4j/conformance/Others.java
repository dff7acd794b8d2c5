package org.sasl4j.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.AuthorizeCallback;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClient.OAuthBearerSaslClientFactory;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServer.OAuthBearerSaslServerFactory;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.apache.kafka.common.security.plain.internals.PlainSaslServer.PlainSaslServerFactory;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslClient.ScramSaslClientFactory;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer.ScramSaslServerFactory;
import org.wildfly.security.auth.callback.AnonymousAuthorizationCallback;
import org.wildfly.security.auth.callback.ChannelBindingCallback;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.auth.callback.EvidenceVerifyCallback;
import org.wildfly.security.auth.callback.ExtendedCallback;
import org.wildfly.security.credential.BearerTokenCredential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.evidence.BearerTokenEvidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;

/** Other implementations, as candidates. */
final class Others {
    private static final String TYPE = "tls-server-end-point";
    private static final byte[] DATA = "hash of a certificate, in 32 oct".getBytes(StandardCharsets.US_ASCII);
    private static final String BINDING = "kit.binding";
    private static final String IDENTITY = "kit.identity";
    private static final int ITERATIONS = 4096;

    private static final Map<String, PasswordCredential> ELYTRON = new ConcurrentHashMap<>();
    private static final Map<String, ScramCredential> KAFKA = new ConcurrentHashMap<>();

    private Others() {}

    /** Elytron, told of the binding and of EXTERNAL's identity by properties that its handler reads. */
    static Candidate elytron() {
        String[] scram = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512"};
        Adapter provider = new Adapter("Elytron", Others::answerElytron)
                .clients(
                        new org.wildfly.security.sasl.scram.ScramSaslClientFactory(
                                WildFlyElytronPasswordProvider.getInstance()),
                        scram)
                .servers(
                        new org.wildfly.security.sasl.scram.ScramSaslServerFactory(
                                WildFlyElytronPasswordProvider.getInstance()),
                        scram)
                .clients(new org.wildfly.security.sasl.plain.PlainSaslClientFactory(), "PLAIN")
                .servers(new org.wildfly.security.sasl.plain.PlainSaslServerFactory(), "PLAIN")
                .clients(new org.wildfly.security.sasl.digest.DigestClientFactory(), "DIGEST-MD5")
                .servers(new org.wildfly.security.sasl.digest.DigestServerFactory(), "DIGEST-MD5")
                .clients(new org.wildfly.security.sasl.oauth2.OAuth2SaslClientFactory(), "OAUTHBEARER")
                .servers(new org.wildfly.security.sasl.oauth2.OAuth2SaslServerFactory(), "OAUTHBEARER")
                .clients(new org.wildfly.security.sasl.external.ExternalSaslClientFactory(), "EXTERNAL")
                .servers(new org.wildfly.security.sasl.external.ExternalSaslServerFactory(), "EXTERNAL")
                .clients(new org.wildfly.security.sasl.anonymous.AnonymousClientFactory(), "ANONYMOUS")
                .servers(new org.wildfly.security.sasl.anonymous.AnonymousServerFactory(), "ANONYMOUS");
        return Candidate.of(provider)
                .with(new Binding(TYPE, DATA, Map.of(BINDING, DATA)))
                .withIdentity(Map.of(IDENTITY, Account.NAME));
    }

    private static boolean answerElytron(Callback asked, Adapter.Asked call)
            throws IOException, UnsupportedCallbackException {
        if (asked instanceof EvidenceVerifyCallback question
                && question.getEvidence() instanceof BearerTokenEvidence of) {
            question.setVerified(Account.owns(of.getToken()));
        } else if (asked instanceof EvidenceVerifyCallback question) {
            char[] guess = question.getEvidence(PasswordGuessEvidence.class).getGuess();
            question.setVerified(Arrays.equals(guess, call.password()));
        } else if (asked instanceof AnonymousAuthorizationCallback question) {
            question.setAuthorized(true);
        } else if (asked instanceof CredentialCallback question) {
            return answers(question, call);
        } else if (asked instanceof ChannelBindingCallback question) {
            if (call.properties().get(BINDING) instanceof byte[] data) {
                question.setBindingType(TYPE);
                question.setBindingData(data);
            }
        } else if (asked instanceof AuthorizeCallback question
                && question.getAuthenticationID() == null
                && call.properties().containsKey(IDENTITY)) {
            authorize(question, call);
        } else {
            return asked instanceof ExtendedCallback question && question.isOptional();
        }
        return true;
    }

    /** SCRAM's keys where they are asked; else, as it is not known, a PasswordCallback follows. */
    private static boolean answers(CredentialCallback question, Adapter.Asked call)
            throws IOException, UnsupportedCallbackException {
        if (call.mechanism().equals("OAUTHBEARER")) {
            question.setCredential(new BearerTokenCredential(new String(call.password())));
            return true;
        }
        if (call.side() == Side.CLIENT || !call.mechanism().startsWith("SCRAM-")) {
            throw new UnsupportedCallbackException(question);
        }
        char[] password = call.password();
        PasswordCredential credential = password == null ? null : elytronCredential(call.mechanism(), password);
        if (credential == null || !question.isCredentialSupported(credential)) {
            return false;
        }
        question.setCredential(credential);
        return true;
    }

    /** With as few iterations as are good, made once. */
    private static PasswordCredential elytronCredential(String mechanism, char[] password) {
        String algorithm = mechanism.replace("-PLUS", "").toLowerCase(Locale.ROOT);
        return ELYTRON.computeIfAbsent(algorithm + new String(password), absent -> {
            try {
                return new PasswordCredential(
                        PasswordFactory.getInstance(algorithm, WildFlyElytronPasswordProvider.getInstance())
                                .generatePassword(new EncryptablePasswordSpec(
                                        password, new IteratedSaltedPasswordAlgorithmSpec(ITERATIONS, DATA))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Elytron leaves the identity to its handler. */
    private static void authorize(AuthorizeCallback question, Adapter.Asked call)
            throws IOException, UnsupportedCallbackException {
        String wanted = question.getAuthorizationID() == null ? Account.NAME : question.getAuthorizationID();
        AuthorizeCallback whole = new AuthorizeCallback(Account.NAME, wanted);
        call.standard().handle(new Callback[] {whole});
        question.setAuthorized(whole.isAuthorized());
        question.setAuthorizedID(wanted);
    }

    /** Kafka. */
    static Candidate kafka() {
        String[] scram = {"SCRAM-SHA-256", "SCRAM-SHA-512"};
        return Candidate.of(new Adapter("Kafka", Others::answerKafka)
                .clients(new ScramSaslClientFactory(), scram)
                .servers(new ScramSaslServerFactory(), scram)
                .servers(new PlainSaslServerFactory(), "PLAIN")
                .clients(new OAuthBearerSaslClientFactory(), "OAUTHBEARER")
                .servers(new OAuthBearerSaslServerFactory(), "OAUTHBEARER"));
    }

    private static boolean answerKafka(Callback asked, Adapter.Asked call)
            throws IOException, UnsupportedCallbackException {
        if (asked instanceof ScramCredentialCallback question) {
            char[] password = call.password();
            if (password != null) {
                question.scramCredential(kafkaCredential(call.mechanism(), password));
            }
        } else if (asked instanceof PlainAuthenticateCallback question) {
            question.authenticated(Arrays.equals(question.password(), call.password()));
        } else {
            return KafkaTokens.answers(asked, call) || asked instanceof ScramExtensionsCallback;
        }
        return true;
    }

    private static ScramCredential kafkaCredential(String mechanism, char[] password) {
        return KAFKA.computeIfAbsent(mechanism + new String(password), absent -> {
            try {
                return new ScramFormatter(ScramMechanism.forMechanismName(mechanism))
                        .generateCredential(new String(password), ITERATIONS);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
