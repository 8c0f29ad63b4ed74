"""Reads event files by the definitions alone (TFRecord, RFC 3720, protobuf's wire format) and prints one line of JSON an event.

Written without a look at the writer. Where TensorBoard is installed, its own reader must say the same.
"""
import json
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def records(data):
    """Whole records; a torn last one is passed over as TensorBoard does, a damaged one is an error."""
    position = 0
    while position + 12 <= len(data):
        length, check = struct.unpack_from("<QI", data, position)
        assert check == masked(data[position:position + 8]), "length checksum at %d" % position
        if position + 16 + length > len(data):
            return
        body = data[position + 12:position + 12 + length]
        assert struct.unpack_from("<I", data, position + 12 + length)[0] == masked(body), "data checksum at %d" % position
        yield body
        position += 16 + length


def varint(data, position):
    value = shift = 0
    while True:
        byte = data[position]
        value |= (byte & 0x7F) << shift
        position += 1
        shift += 7
        if byte < 0x80:
            return value, position


def fields(data):
    position, found = 0, []
    while position < len(data):
        tag, position = varint(data, position)
        if tag & 7 == 0:
            value, position = varint(data, position)
        else:
            size = {1: 8, 5: 4}.get(tag & 7)
            if size is None:
                assert tag & 7 == 2, "wire type %d" % (tag & 7)
                size, position = varint(data, position)
            value, position = data[position:position + size], position + size
            assert len(value) == size, "field %d is cut" % (tag >> 3)
        found.append((tag >> 3, value))
    return found


def doubles(data):
    return list(struct.unpack("<%dd" % (len(data) // 8), data))


def histogram(data):
    names = {1: "min", 2: "max", 3: "num", 4: "sum", 5: "sum_squares", 6: "limits", 7: "counts"}
    return {names[field]: doubles(value) if field > 5 else doubles(value)[0] for field, value in fields(data)}


def text(data):
    tensor = dict(fields(data))
    assert tensor[1] == 7 and dict(fields(dict(fields(tensor[2]))[2]))[1] == 1
    return tensor[8].decode()


def value(data):
    kept = dict(fields(data))
    shown = {"tag": kept[1].decode()}
    if 2 in kept:
        shown["scalar"] = repr(struct.unpack("<f", kept[2])[0])
    if 5 in kept:
        shown["histogram"] = histogram(kept[5])
    if 8 in kept:
        shown["text"] = text(kept[8])
        shown["plugin"] = dict(fields(dict(fields(kept[9]))[1]))[1].decode()
    return shown


def event(data):
    kept = dict(fields(data))
    shown = {"time": struct.unpack("<d", kept[1])[0], "step": kept.get(2, 0)}
    if 3 in kept:
        shown["version"] = kept[3].decode()
    if 5 in kept:
        shown["values"] = [value(entry) for field, entry in fields(kept[5]) if field == 1]
    if 7 in kept:
        shown["session"] = dict(fields(kept[7]))[1]
    return shown


def of_tensorboard(path):
    from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
    from tensorboard.compat.proto.event_pb2 import Event
    for raw in RawEventFileLoader(path).Load():
        found = Event.FromString(raw)
        yield found.wall_time, found.step, [entry.tag for entry in found.summary.value]


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        events = [event(body) for body in records(file.read())]
    for shown in events:
        print(json.dumps(shown))
    try:
        import tensorboard  # noqa: F401
    except ImportError:
        continue
    ours = [(shown["time"], shown["step"], [entry["tag"] for entry in shown.get("values", [])]) for shown in events]
    assert ours == list(of_tensorboard(path)), "TensorBoard reads something else"
