package com.example.custom;

import java.util.List;
import org.sasl4j.Property;

/** Cannot tell its properties. */
public final class Broken extends Idle {
    @Override
    public List<Property<?>> properties() {
        throw new IllegalStateException("not now");
    }
}
