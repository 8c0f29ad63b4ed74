using System.Text;

namespace Meld.Tests.Weights.Checkpoints;

/// <summary>Pickles made by hand, opcode by opcode.</summary>
internal static class PickleBytes
{
    public static byte[] Whole(params byte[][] parts) => [0x80, 2, .. Join(parts), (byte)'.'];

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Global(string name) => Encoding.ASCII.GetBytes($"c{name.Replace(' ', '\n')}\n");

    public static byte[] Unicode(string text) => [(byte)'X', .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Integer(long value) => [0x8A, 8, .. BitConverter.GetBytes(value)];

    public static byte[] Tuple(params byte[][] items) => [(byte)'(', .. Join(items), (byte)'t'];

    public static byte[] Integers(params long[] values) => Tuple([.. values.Select(Integer)]);

    public static byte[] Dictionary(params (string Key, byte[] Value)[] items) =>
        [(byte)'}', (byte)'(', .. items.SelectMany(item => Join(Unicode(item.Key), item.Value)), (byte)'u'];

    public static byte[] Call(string name, params byte[][] arguments) => [.. Global(name), .. Tuple(arguments), (byte)'R'];

    /// <summary>A reference to a storage.</summary>
    /// <param name="type">Its type with the module, <c>torch FloatStorage</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="count">Its elements.</param>
    /// <param name="more">What else the reference has.</param>
    public static byte[] Reference(string type, string key, long count, params byte[][] more) =>
        [.. Tuple([Unicode("storage"), Global(type), Unicode(key), Unicode("cpu"), Integer(count), .. more]), (byte)'Q'];

    public static byte[] Tensor(byte[] storage, long offset, long[] shape, long[] strides, params byte[][] more) =>
        Call("torch._utils _rebuild_tensor_v2", [storage, Integer(offset), Integers(shape), Integers(strides), False, None, .. more]);

    public static byte[] None { get; } = [(byte)'N'];

    public static byte[] False { get; } = [0x89];
}
