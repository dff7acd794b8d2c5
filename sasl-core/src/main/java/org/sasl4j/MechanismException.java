package org.sasl4j;

import java.util.Map;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that failed. The message names the rule that was broken. It is safe to send to the peer, and never says
 * whether a user exists. The cause holds what only the log should get.
 */
public final class MechanismException extends SaslException {
    private static final long serialVersionUID = 1L;
    private static final String WRONG_CREDENTIALS = "the user name or the password is wrong";

    /** Why an exchange failed, with what LDAP, IMAP and SMTP call it. */
    public enum Reason {
        /** The peer broke the protocol. LDAP 2 protocolError, IMAP CLIENTBUG, SMTP 5.5.2. */
        MALFORMED(2, "CLIENTBUG", "5.5.2"),
        /**
         * The credentials are wrong, or the user does not exist: nobody is told which. LDAP 49 invalidCredentials, IMAP
         * AUTHENTICATIONFAILED, SMTP 5.7.8.
         */
        REFUSED(49, "AUTHENTICATIONFAILED", "5.7.8"),
        /**
         * The credentials are right, but their owner may not act as the identity asked for. LDAP 50
         * insufficientAccessRights, IMAP AUTHORIZATIONFAILED, SMTP 5.7.8.
         */
        NOT_AUTHORIZED(50, "AUTHORIZATIONFAILED", "5.7.8"),
        /** The credentials were right once. LDAP 49 invalidCredentials, IMAP EXPIRED, SMTP 5.7.8. */
        EXPIRED(49, "EXPIRED", "5.7.8"),
        /**
         * The channel binding is missing or differs: somebody may be in the middle. LDAP 49 invalidCredentials, IMAP
         * AUTHENTICATIONFAILED, SMTP 5.7.8.
         */
        BINDING(49, "AUTHENTICATIONFAILED", "5.7.8"),
        /**
         * The exchange is weaker than this side allows. LDAP 8 strongerAuthRequired, IMAP AUTHENTICATIONFAILED, SMTP
         * 5.7.9.
         */
        POLICY(8, "AUTHENTICATIONFAILED", "5.7.9"),
        /**
         * Something on this side did not work, such as the store of credentials; the credentials were not judged. LDAP
         * 52 unavailable, IMAP UNAVAILABLE, SMTP 4.7.0.
         */
        TEMPORARY(52, "UNAVAILABLE", "4.7.0"),
        /** One of the sides gave up. LDAP 118 canceled, IMAP AUTHENTICATIONFAILED, SMTP 5.7.0. */
        ABORTED(118, "AUTHENTICATIONFAILED", "5.7.0");

        private final int ldapResult;
        private final String imapCode;
        private final String smtpCode;

        Reason(int ldapResult, String imapCode, String smtpCode) {
            this.ldapResult = ldapResult;
            this.imapCode = imapCode;
            this.smtpCode = smtpCode;
        }

        /**
         * The result code of an LDAP bind response (RFC 4511 appendix A, RFC 3909).
         *
         * @return a number such as 49
         */
        public int ldapResult() {
            return ldapResult;
        }

        /**
         * The IMAP response code (RFC 5530 section 3).
         *
         * @return a word such as {@code AUTHENTICATIONFAILED}
         */
        public String imapCode() {
            return imapCode;
        }

        /**
         * The enhanced status code of SMTP (RFC 4954 section 6, RFC 3463).
         *
         * @return three numbers such as {@code 5.7.8}
         */
        public String smtpCode() {
            return smtpCode;
        }
    }

    /** Why. */
    private final Reason reason;

    /** What to send the peer, if anything. */
    private final transient @Nullable Bytes response;

    /** What the mechanism tells of it, in place of what an exchange tells that succeeds. */
    private final transient @Nullable Map<Property<?>, Object> told;

    /** What the peer must not read. */
    private final transient @Nullable String detail;

    /**
     * A failure with nothing to send the peer.
     *
     * @param reason why
     * @param message the rule that broke, in words that the peer may read
     */
    public MechanismException(Reason reason, String message) {
        this(reason, message, null, null, null, null);
    }

    /**
     * A failure with a cause for the log.
     *
     * @param reason why
     * @param message the rule that broke, in words that the peer may read
     * @param cause the detail, which the peer must not read
     */
    public MechanismException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, null, null, null);
    }

    private MechanismException(
            Reason reason,
            String message,
            @Nullable Throwable cause,
            @Nullable Bytes response,
            @Nullable Map<Property<?>, Object> told,
            @Nullable String detail) {
        super(message, cause);
        this.reason = reason;
        this.response = response;
        this.told = told;
        this.detail = detail;
    }

    /**
     * The one refusal for wrong passwords and for users who do not exist.
     *
     * @return a new exception of reason REFUSED
     */
    public static MechanismException wrongCredentials() {
        return new MechanismException(Reason.REFUSED, WRONG_CREDENTIALS);
    }

    /**
     * The same with which of them it was.
     *
     * @param detail for this side's log; no name and no secret
     * @return a new exception of reason REFUSED
     */
    public static MechanismException wrongCredentials(String detail) {
        return new MechanismException(Reason.REFUSED, WRONG_CREDENTIALS, null, null, null, detail);
    }

    /**
     * Takes an answer from an object of the application's, which must not be null.
     *
     * @param <T> the type of the answer
     * @param answer what it returned
     * @param asked the object
     * @param method what was called
     * @return the answer
     * @throws MechanismException of reason TEMPORARY if it is null, with a cause that names the class and the method
     */
    public static <T> T requireAnswer(@Nullable T answer, Object asked, String method) throws MechanismException {
        if (answer == null) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    "the application could not answer at the moment",
                    new IllegalStateException(asked.getClass().getName() + "." + method + " returned null"));
        }
        return answer;
    }

    /**
     * The same failure with a last message for the peer.
     *
     * @param last what the mechanism's RFC has a failing side send
     * @return a new exception
     */
    public MechanismException sending(byte[] last) {
        return new MechanismException(reason, message(), getCause(), Bytes.copyOf(last), told, detail);
    }

    /**
     * The same failure with something that a mechanism tells of it.
     *
     * @param property what is told
     * @param value told, in place of what was told before
     * @param <T> the property's type
     * @return a new exception
     */
    public <T> MechanismException with(Property<T> property, T value) {
        return new MechanismException(reason, message(), getCause(), response, Map.of(property, value), detail);
    }

    /**
     * The same failure for one more caller, who may add to it.
     *
     * @return a new exception
     */
    MechanismException anew() {
        return new MechanismException(reason, message(), getCause(), response, told, detail);
    }

    /**
     * The failure of every call after this one: the same reason, nothing to send any more.
     *
     * @return a new exception whose cause is this one
     */
    MechanismException again() {
        return new MechanismException(
                reason, "the exchange has failed already: " + getMessage(), this, null, told, detail);
    }

    /**
     * Why the exchange failed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What the protocol must still send, so that the peer learns of the failure in the mechanism's own words.
     *
     * @return the message, or empty if there is none (or the exception was deserialised)
     */
    public Optional<Bytes> response() {
        return Optional.ofNullable(response);
    }

    /**
     * What a mechanism tells of the failure.
     *
     * @param property what is asked for
     * @param <T> the property's type
     * @return the value, or empty if it was not told (or the exception was deserialised)
     */
    @SuppressWarnings("unchecked") // with(…) lets nothing else in
    public <T> Optional<T> told(Property<T> property) {
        return told == null ? Optional.empty() : Optional.ofNullable((T) told.get(property));
    }

    /**
     * What only this side's log should hear, such as whether it was the name or the password that was wrong.
     *
     * @return no name and no secret; empty if the message says it all (or the exception was deserialised)
     */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    private String message() {
        return String.valueOf(getMessage());
    }

    /** The message, and nothing of the cause: programs send this text to the peer. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // SaslException's adds the cause
    public String toString() {
        return getClass().getName() + ": " + getMessage();
    }
}
