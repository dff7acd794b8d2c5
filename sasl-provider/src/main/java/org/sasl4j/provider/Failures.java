package org.sasl4j.provider;

import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;

/** Makes the exceptions that a server throws. */
enum Failures {
    /** With the reason and what is to be sent to the peer. */
    WHOLE {
        @Override
        SaslException of(MechanismException failure) {
            return failure;
        }
    },
    /**
     * In the class that every JVM has: Hadoop's RPC tells a client the name of the class thrown, and the client makes one
     * of that name. The whole is the cause, and there Hadoop finds what its own handler threw.
     */
    PORTABLE {
        @Override
        SaslException of(MechanismException failure) {
            return new SaslException(failure.getMessage(), failure);
        }
    };

    abstract SaslException of(MechanismException failure);

    static Failures before(@Nullable CallbackHandler handler) {
        return HandlerOrigin.isHadoop(handler) ? PORTABLE : WHOLE;
    }
}
