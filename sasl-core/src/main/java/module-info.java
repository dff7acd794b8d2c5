/**
 * SASL (RFC 4422) without JCA: the exchange engine, negotiation, credentials and every mechanism.
 *
 * <pre>
 *     a program of yours                      a program of yours
 *            |                                        |
 *   javax.security.sasl.Sasl                          |
 *            |                                        |
 *      Sasl4jProvider  (module org.sasl4j.provider)   |
 *            |                                        |
 *            +-------------- Negotiation -------------+    which mechanism: priority, whitelist, connection
 *            |                                        |
 *            +---------------- Exchange --------------+    one side of one login: complete, failed or closed
 *                                 |
 *                     Mechanism: Step, Step, Done          what to send, and what to wait for
 *                                 |
 *                  ClientContext or ServerContext          what a mechanism may ask
 *                                 |
 *        Settings, Connection, CallbackHandler, CredentialStore
 *                                                  |
 *                                    memory, file, SQL, or your own
 * </pre>
 *
 * <p>Start at {@link org.sasl4j.Exchange} to authenticate, at {@link org.sasl4j.negotiation.Negotiation} to choose, at
 * {@link org.sasl4j.CredentialStore} to keep users, and at {@link org.sasl4j.Mechanism} to add a mechanism.
 */
@SuppressWarnings("module") // org.sasl4j.provider is compiled after this module
module org.sasl4j.core {
    requires transitive java.security.sasl;
    requires transitive org.jspecify;
    requires static transitive java.sql;
    requires static jdk.jfr;
    requires com.google.gson;
    requires com.ongres.stringprep;
    requires static org.bouncycastle.provider;

    exports org.sasl4j;
    exports org.sasl4j.binding;
    exports org.sasl4j.credential;
    exports org.sasl4j.mechanism;
    exports org.sasl4j.mechanism.anonymous;
    exports org.sasl4j.mechanism.digest;
    exports org.sasl4j.mechanism.external;
    exports org.sasl4j.mechanism.foo;
    exports org.sasl4j.mechanism.oauthbearer;
    exports org.sasl4j.mechanism.scram;
    exports org.sasl4j.message;
    exports org.sasl4j.negotiation;
    exports org.sasl4j.text to
            org.sasl4j.provider;

    uses org.sasl4j.Mechanism;
    uses org.sasl4j.credential.StoredForm;

    provides org.sasl4j.credential.StoredForm with
            org.sasl4j.mechanism.digest.DigestForms,
            org.sasl4j.mechanism.scram.ScramForms;
}
