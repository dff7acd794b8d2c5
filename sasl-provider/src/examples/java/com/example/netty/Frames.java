package com.example.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.flow.FlowControlHandler;

/**
 * A protocol of frames after four octets of length. Until the login is over, the server's frames begin with its status.
 */
final class Frames {
    static final byte CONTINUE = 0;
    static final byte SUCCESS = 1;
    static final byte FAILURE = 2;

    private static final int LONGEST = 2 << 20;

    private Frames() {}

    static void addTo(ChannelPipeline pipeline) {
        pipeline.addLast(
                new LengthFieldBasedFrameDecoder(LONGEST, 0, 4, 0, 4),
                new LengthFieldPrepender(4),
                new FlowControlHandler()); // one frame for each read(), even if the decoder has found several
    }

    static ByteBuf of(byte status, byte[] message) {
        return Unpooled.wrappedBuffer(new byte[] {status}, message == null ? new byte[0] : message);
    }
}
