using System.Text;
using Meld.Weights;

namespace Meld.Tests.Weights.Safetensors;

/// <summary>One broken file for each rule of the format, with the error it has to give.</summary>
public sealed class SafetensorsReaderTests
{
    [Theory]
    [InlineData("", 0, "does not start with {")]
    [InlineData(" {}", 0, "does not start with {")]
    [InlineData("[]", 0, "does not start with {")]
    [InlineData("{", 0, "is not JSON")]
    [InlineData("{} x", 0, "is not JSON")]
    [InlineData("{\"a\":1,}", 0, "is not JSON")]
    [InlineData("{/**/}", 0, "is not JSON")]
    [InlineData("{\"a\\ud83d\":1}", 0, "not Unicode")]
    [InlineData("{\"a\":1}", 0, "tensor \"a\": not a JSON object")]
    [InlineData("{}", 1, "1 bytes at the end belong to no tensor")]
    [InlineData("{\"__metadata__\":[]}", 0, "tensor \"__metadata__\": not a JSON object")]
    [InlineData("{\"__metadata__\":{\"x\":1}}", 0, "\"x\" is not a text")]
    [InlineData("{\"__metadata__\":{\"x\":\"\",\"x\":\"\"}}", 0, "\"x\" occurs twice")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "\"__metadata__\" occurs twice")]
    public void Read_BrokenHeader_ThrowsNamedError(string header, int dataBytes, string problem) => AssertError(header, dataBytes, problem);

    [Theory]
    [InlineData("F99", "[1]", "[0,1]", "unknown dtype F99")]
    [InlineData("F8_E4M3", "[1]", "[0,1]", "elements of dtype F8_E4M3 are not supported")]
    [InlineData("C64", "[]", "[0,8]", "elements of dtype C64 are not supported")]
    [InlineData("3", "[1]", "[0,1]", "unknown dtype 3")]
    [InlineData("U8, I8", "[1]", "[0,1]", "unknown dtype U8, I8")]
    [InlineData("u8", "[1]", "[0,1]", "unknown dtype u8")]
    [InlineData("U8", "1", "[0,1]", "shape is not a list")]
    [InlineData("U8", "[1.5]", "[0,1]", "shape holds 1.5")]
    [InlineData("U8", "[-1]", "[0,1]", "shape holds -1")]
    [InlineData("U8", "[\"1\"]", "[0,1]", "shape holds 1")]
    [InlineData("U8", "[18446744073709551617]", "[0,1]", "shape holds 18446744073709551617")]
    [InlineData("U8", "[2]", "[0,1]", "the shape takes 2 bytes, the offsets 1")]
    [InlineData("F64", "[4294967296,4294967296]", "[0,1]", "larger than any array")]
    [InlineData("U8", "[9223372036854775807,9223372036854775807]", "[0,1]", "larger than any array")]
    [InlineData("F64", "[2305843009213693952]", "[0,0]", "larger than any array")]
    [InlineData("U8", "[1]", "[1]", "not a begin and an end")]
    [InlineData("U8", "[1]", "[0,1,2]", "not a begin and an end")]
    [InlineData("U8", "[1]", "[1,0]", "not a begin and an end")]
    [InlineData("U8", "[1]", "[-1,0]", "data_offsets holds -1")]
    [InlineData("U8", "[2]", "[0,2]", "ends at 2 of 1 bytes")]
    [InlineData("U8", "[1]", "[1,2]", "1 bytes before it belong to none")]
    [InlineData("U8", "[2000000000]", "[0,2000000000]", "ends at 2000000000 of 1 bytes")]
    public void Read_BrokenEntry_ThrowsErrorNamingTheTensor(string type, string shape, string offsets, string problem)
    {
        var error = AssertError($"{{\"w\":{Entry(type, shape, offsets)}}}", 1, problem);
        Assert.Equal("w", error.Tensor);
    }

    [Theory]
    [InlineData("{\"dtype\":\"U8\",\"shape\":[1]}")]
    [InlineData("{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"more\":0}")]
    [InlineData("{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"shape\":[1]}")]
    public void Read_OtherFields_Throws(string entry) => Assert.Equal("w", AssertError($"{{\"w\":{entry}}}", 1, "").Tensor);

    [Fact]
    public void Read_Overlap_Throws() =>
        AssertError($"{{\"a\":{Entry("U8", "[2]", "[0,2]")},\"b\":{Entry("U8", "[2]", "[1,3]")}}}", 3, "\"b\": overlaps");

    [Fact]
    public void Read_SameBytesTwice_Throws() =>
        AssertError($"{{\"a\":{Entry("U8", "[2]", "[0,2]")},\"b\":{Entry("U8", "[2]", "[0,2]")}}}", 2, "overlaps");

    [Fact]
    public void Read_Hole_Throws() =>
        AssertError($"{{\"a\":{Entry("U8", "[1]", "[0,1]")},\"b\":{Entry("U8", "[1]", "[2,3]")}}}", 3, "\"b\": 1 bytes before it");

    [Fact]
    public void Read_SameNameTwice_Throws() =>
        AssertError($"{{\"a\":{Entry("U8", "[1]", "[0,1]")},\"a\":{Entry("U8", "[1]", "[1,2]")}}}", 2, "\"a\" occurs twice");

    [Fact]
    public void Read_NotUtf8_Throws() => AssertError([.. Prefix(4), (byte)'{', 0xC3, 0x28, (byte)'}'], "not UTF-8");

    [Fact]
    public void Read_TooShort_Throws() => AssertError([1, 2, 3], "3 bytes are too short");

    [Theory]
    [InlineData(100_000_001UL, "is over 100000000")]
    [InlineData(ulong.MaxValue, "is over 100000000")]
    [InlineData(100_000_000UL, "does not fit")]
    [InlineData(3UL, "does not fit")]
    public void Read_HeaderLongerThanAllowedOrThere_Throws(ulong length, string problem) =>
        AssertError([.. BitConverter.GetBytes(length), (byte)'{', (byte)'}'], problem);

    [Fact]
    public void Read_EmptyTensorsAmongOthers_AreThere()
    {
        var header = $"{{\"a\":{Entry("F32", "[0,9223372036854775807]", "[0,0]")},\"b\":{Entry("I8", "[]", "[0,1]")},\"c\":{Entry("F64", "[0]", "[1,1]")}}}   ";
        var file = Read(File(header, 1));
        Assert.Equal([0, 0, 1], new[] { "a", "c", "b" }.Select(name => file.Tensors[name].Bytes.Length));
        Assert.Empty(file.Tensors["b"].Shape);
    }

    private static string Entry(string type, string shape, string offsets) =>
        $"{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":{offsets}}}";

    private static WeightsFormatException AssertError(string header, int dataBytes, string problem) => AssertError(File(header, dataBytes), problem);

    private static WeightsFormatException AssertError(byte[] bytes, string problem)
    {
        var error = Assert.Throws<WeightsFormatException>(() => Read(bytes));
        Assert.StartsWith("broken.safetensors", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        return error;
    }

    private static byte[] File(string header, int dataBytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. Prefix(json.Length), .. json, .. new byte[dataBytes]];
    }

    private static byte[] Prefix(int length) => BitConverter.GetBytes((ulong)length);

    private static SafetensorsFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SafetensorsFile.Read(stream, "broken.safetensors");
    }
}
