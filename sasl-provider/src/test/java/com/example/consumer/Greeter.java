package com.example.consumer;

import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/** {@code service Greeter { string greet(1: string name) }}, as Thrift's compiler would make it, but shorter. */
final class Greeter implements TProcessor {
    private static final String METHOD = "greet";

    @Override
    public void process(TProtocol in, TProtocol out) throws TException {
        TMessage call = in.readMessageBegin();
        String name = readString(in);
        in.readMessageEnd();
        write(out, new TMessage(METHOD, TMessageType.REPLY, call.seqid), 0, "hello " + name);
    }

    /** Calls it. */
    static String greet(TProtocol protocol, String name) throws TException {
        write(protocol, new TMessage(METHOD, TMessageType.CALL, 1), 1, name);
        TMessage reply = protocol.readMessageBegin();
        if (reply.type != TMessageType.REPLY) {
            throw TApplicationException.readFrom(protocol);
        }
        String answer = readString(protocol);
        protocol.readMessageEnd();
        return answer;
    }

    private static void write(TProtocol out, TMessage message, int id, String text) throws TException {
        out.writeMessageBegin(message);
        out.writeStructBegin(new TStruct(METHOD));
        out.writeFieldBegin(new TField("text", TType.STRING, (short) id));
        out.writeString(text);
        out.writeFieldEnd();
        out.writeFieldStop();
        out.writeStructEnd();
        out.writeMessageEnd();
        out.getTransport().flush();
    }

    private static String readString(TProtocol in) throws TException {
        String text = "";
        in.readStructBegin();
        for (TField field = in.readFieldBegin(); field.type != TType.STOP; field = in.readFieldBegin()) {
            if (field.type == TType.STRING) {
                text = in.readString();
            } else {
                TProtocolUtil.skip(in, field.type);
            }
            in.readFieldEnd();
        }
        in.readStructEnd();
        return text;
    }
}
