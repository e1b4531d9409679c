package ringside.workbench.image;

import ringside.compiler.image.ImageMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The map of an image as a JSON file: the record as it stands, with 64-bit numbers as hexadecimal text, because not every
/// reader of JSON has them.
final class MapFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("addresses")
                    .addSerializer(Long.TYPE, new HexWriter())
                    .addDeserializer(Long.TYPE, new HexReader()))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private MapFile() {}

    static byte[] write(ImageMap map) {
        return MAPPER.writeValueAsBytes(map);
    }

    /// @throws JacksonException if the bytes are not a map
    static ImageMap read(byte[] json) {
        return MAPPER.readValue(json, ImageMap.class);
    }

    private static final class HexWriter extends ValueSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializationContext context) {
            out.writeString("0x" + Long.toHexString(value));
        }
    }

    private static final class HexReader extends ValueDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) {
            return Long.parseUnsignedLong(in.getString().substring(2), 16);
        }
    }
}
