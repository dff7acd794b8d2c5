package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sasl4j.tool.Frame.Kind;

class FrameTest {
    private static Frame overTheWire(Frame frame) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        frame.write(new DataOutputStream(wire));
        return Frame.read(new DataInputStream(new ByteArrayInputStream(wire.toByteArray())));
    }

    @Test
    void absentAndEmptyDataStayApart() throws IOException {
        Frame absent = Frame.of(Kind.START, "EXTERNAL");
        Frame empty = Frame.of(Kind.START, "EXTERNAL", new byte[0]);
        assertThat(overTheWire(absent)).isEqualTo(absent).isNotEqualTo(empty);
        assertThat(overTheWire(empty)).isEqualTo(empty);
        assertThat(overTheWire(absent).octets()).isNull();
    }

    @Test
    void refusesOtherProtocols() {
        byte[] http = {6, 0, 0, 0, 0, 0, 0};
        byte[] huge = {0, 0, 0, 0x7f, -1, -1, -1};
        for (byte[] octets : new byte[][] {http, huge}) {
            assertThatThrownBy(() -> Frame.read(new DataInputStream(new ByteArrayInputStream(octets))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("protocol");
        }
    }
}
