import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;

/**
 * Prints what Kafka's own classes write for filled messages: one line "name version hex" each.
 *
 * For every message and version in the jars of the class path: one message with every field of
 * that version set, one with seeded choices that include nulls and empty arrays. Run with
 *
 *   java -cp 'jars/*' GoldenMessages.java > golden.txt
 *
 * where jars/ holds kafka-clients, kafka-group-coordinator, kafka-transaction-coordinator and what
 * these need (mvn dependency:copy-dependencies).
 */
public class GoldenMessages {
    static final String[] CLASS_NAMES = {
        "org.apache.kafka.common.message.%s",
        "org.apache.kafka.common.message.%sData",
        "org.apache.kafka.coordinator.group.generated.%s",
        "org.apache.kafka.coordinator.transaction.generated.%s",
    };

    final Random random;
    final boolean full;

    GoldenMessages(long seed, boolean full) {
        this.random = new Random(seed);
        this.full = full;
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : messageNames()) {
            Message probe = (Message) create(messageClass(name));
            for (short version = probe.lowestSupportedVersion(); version <= probe.highestSupportedVersion(); version++) {
                print(name, version, new GoldenMessages(0, true));
                print(name, version, new GoldenMessages(version + 1, false));
            }
        }
    }

    static TreeSet<String> messageNames() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (!entry.endsWith(".jar") || !Files.exists(Path.of(entry))) continue;
            // Other jars hold records of the metadata log, which no client ever sees.
            if (!entry.matches(".*kafka-(clients|group-coordinator|transaction-coordinator)-[0-9.]+jar")) continue;
            try (JarFile jar = new JarFile(entry)) {
                jar.stream()
                    .map(file -> file.getName())
                    .filter(file -> file.matches("common/message/\\w+\\.json"))
                    .map(file -> file.replaceAll(".*/|\\.json", ""))
                    .filter(name -> messageClass(name) != null)
                    .forEach(names::add);
            }
        }
        return names;
    }

    static Class<?> messageClass(String name) {
        for (String pattern : CLASS_NAMES) {
            try {
                return Class.forName(String.format(pattern, name));
            } catch (ClassNotFoundException next) {
                // Try the next package.
            }
        }
        return null;
    }

    static void print(String name, short version, GoldenMessages filler) throws Exception {
        Message message = (Message) filler.struct(messageClass(name), version);
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer buffer = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(buffer), cache, version);
        System.out.println(name + " " + version + " " + HexFormat.of().formatHex(buffer.array()));
    }

    static Object create(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Fields of the version by lower-case name; the value says whether null is allowed. */
    static Map<String, Boolean> fieldsOf(Class<?> type, short version) throws Exception {
        Map<String, Boolean> fields = new HashMap<>();
        Schema schema = ((Schema[]) type.getField("SCHEMAS").get(null))[version];
        for (BoundField bound : schema.fields()) {
            if (bound.def.type instanceof TaggedFields tagged) {
                tagged.fields().values().forEach(field -> fields.put(plain(field.name), field.type.isNullable()));
            } else {
                fields.put(plain(bound.def.name), bound.def.type.isNullable());
            }
        }
        return fields;
    }

    static String plain(String name) {
        return name.replace("_", "").toLowerCase();
    }

    Object struct(Class<?> type, short version) throws Exception {
        Object struct = create(type);
        Map<String, Boolean> present = fieldsOf(type, version);
        for (Field field : type.getDeclaredFields()) {
            Boolean nullable = present.get(plain(field.getName()));
            if (nullable == null || Modifier.isStatic(field.getModifiers())) continue;
            field.setAccessible(true);
            if (!full && nullable && random.nextInt(3) == 0) {
                field.set(struct, null);
            } else {
                field.set(struct, value(field.getGenericType(), version));
            }
        }
        return struct;
    }

    Object value(Type type, short version) throws Exception {
        if (type instanceof ParameterizedType list) return fill(new ArrayList<>(), list.getActualTypeArguments()[0], version);
        Class<?> plain = (Class<?>) type;
        if (Collection.class.isAssignableFrom(plain)) {
            Type element = ((ParameterizedType) plain.getGenericSuperclass()).getActualTypeArguments()[0];
            return fill((Collection<?>) create(plain), element, version);
        }
        int small = full ? 1 + random.nextInt(100) : random.nextInt(300) - 100;
        if (plain == boolean.class) return full || random.nextBoolean();
        if (plain == byte.class || plain == Byte.class) return (byte) small;
        if (plain == short.class || plain == Short.class) return (short) small;
        // An int may be an unsigned 16-bit number, which has no sign.
        if (plain == int.class) return Math.abs(small);
        if (plain == Integer.class) return small;
        if (plain == long.class || plain == Long.class) return full ? (long) small : random.nextLong();
        if (plain == double.class) return small / 8.0;
        if (plain == Uuid.class) return new Uuid(random.nextLong(), random.nextLong());
        if (plain == String.class) return text();
        if (plain == byte[].class) return text().getBytes();
        if (plain == ByteBuffer.class) return ByteBuffer.wrap(text().getBytes());
        if (BaseRecords.class.isAssignableFrom(plain)) return MemoryRecords.readableRecords(ByteBuffer.wrap(text().getBytes()));
        return struct(plain, version);
    }

    String text() {
        int length = full ? 2 : random.nextInt(100) == 0 ? 150 : random.nextInt(4);
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) text.append("abcxyz\u00e4\u6f22".charAt(random.nextInt(8)));
        return text.toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Object fill(Collection collection, Type element, short version) throws Exception {
        int count = full ? 1 : random.nextInt(3);
        for (int index = 0; index < count; index++) collection.add(value(element, version));
        return collection;
    }
}
