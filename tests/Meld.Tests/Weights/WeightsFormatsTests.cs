using System.Text;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WeightsFormatsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Open_AnyName_ContentSaysTheFormat()
    {
        var path = Path.Combine(directory.Path, "weights.bin");
        new SafetensorsFile(new Dictionary<string, WeightTensor> { ["x"] = WeightTensor.From([1f], 1) }).Write(path);
        Assert.Equal(new() { ["x"] = "F32 [1] 0000803F" }, WeightsContents.Of(path));
        File.Copy(WeightsContents.Fixture("module.pt"), path, overwrite: true);
        Assert.Contains("0.weight", WeightsContents.Of(path).Keys);
        File.Copy(WeightsContents.Fixture("module-legacy.pt"), path, overwrite: true);
        Assert.Contains("0.weight", WeightsContents.Of(path).Keys);
    }

    [Theory]
    [InlineData(0x0280)]
    [InlineData(0x1680)]
    [InlineData(0x8B1F)]
    [InlineData(0x213C)]
    public void Open_SafetensorsWhoseLengthLooksLikeAnotherFormat_IsSafetensors(int headerLength)
    {
        const string Entry = """
            ":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}
            """;
        var header = $"{{\"{new string('x', headerLength - Entry.Length - 2)}{Entry}";
        Assert.Equal(headerLength, header.Length);
        var path = directory.Write("weights.bin", [.. BitConverter.GetBytes((long)headerLength), .. Encoding.ASCII.GetBytes(header), 7]);
        Assert.Equal("U8 [1] 07", Assert.Single(WeightsContents.Of(path)).Value);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>", "is a web page in place of the file")]
    [InlineData("<html>", "is a web page")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "is a Git LFS pointer")]
    [InlineData("\u0089HDF\r\n\u001A\n", "is an HDF5 file")]
    [InlineData("GGUF\u0003\0\0\0", "is a GGUF file")]
    [InlineData("\u001F\u008B\u0008\0", "is compressed with gzip")]
    [InlineData("PYTORCH1\0\0\0\0", "is an archive of a PyTorch preview release")]
    [InlineData("hello, world", "is neither safetensors nor a checkpoint of PyTorch")]
    [InlineData("", "is neither safetensors nor a checkpoint of PyTorch")]
    public void Open_SomethingElse_SaysWhatItLooksLike(string content, string problem) =>
        Assert.Contains(problem, WeightsContents.Error(directory.Write("weights.pt", Encoding.Latin1.GetBytes(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_Tar_SaysSo()
    {
        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));
        WeightsContents.AssertError("is a tar archive, as PyTorch before 0.1.10 wrote them", directory.Write("weights.pt", tar));
    }

    [Fact]
    public void Open_BrokenSafetensorsByName_SaysWhatIsBroken() =>
        WeightsContents.AssertError("3 bytes are too short for a header", directory.Write("weights.safetensors", [1, 2, 3]));

    [Fact]
    public void Open_Folder_SaysSo() => Assert.Contains("is a folder", WeightsContents.Error(directory.Path).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_NoFile_IsThePlatformsError() => Assert.Throws<FileNotFoundException>(() => WeightsFile.Open(Path.Combine(directory.Path, "no.pt")));
}
