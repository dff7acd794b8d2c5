package com.example.consumer;

import java.io.IOException;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.ipc.ProtocolSignature;
import org.apache.hadoop.ipc.VersionedProtocol;
import org.apache.hadoop.security.token.TokenInfo;

/** What {@link HadoopRpc} calls. */
@TokenInfo(HadoopRpc.Selector.class)
public interface HadoopEcho extends VersionedProtocol {
    /** Hadoop looks for it by this name. */
    long versionID = 1L;

    /** The same text. */
    Text echo(Text text) throws IOException;

    /** The server's side of it. */
    final class Echoing implements HadoopEcho {
        @Override
        public Text echo(Text text) {
            return text;
        }

        @Override
        public long getProtocolVersion(String protocol, long version) {
            return versionID;
        }

        @Override
        public ProtocolSignature getProtocolSignature(String protocol, long version, int methods) {
            return new ProtocolSignature(versionID, null);
        }
    }
}
