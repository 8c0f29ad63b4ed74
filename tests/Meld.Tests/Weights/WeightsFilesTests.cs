using Meld.Storage;
using Meld.Testing;
using Meld.Weights;

namespace Meld.Tests.Weights;

public sealed class WeightsFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(".safetensors")]
    [InlineData(".pt")]
    [InlineData(".pth")]
    [InlineData(".BIN")]
    public void Convert_AnyKindOfTensor_KeepsNamesTypesShapesAndBytes(string extension)
    {
        var expected = WeightsContents.FromJson(File.ReadAllText(WeightsContents.Fixture("kinds.json")));
        var target = Convert(WeightsContents.Fixture("kinds-legacy.pt"), "copy" + extension);
        Assert.Equal(expected, WeightsContents.Of(target));
        Assert.Equal(expected, WeightsContents.Of(Convert(target, "again.pt")));
        Assert.Equal(expected, WeightsContents.Of(Convert(target, "again.safetensors")));
    }

    [Fact]
    public void Convert_EqualContent_GivesEqualBytes()
    {
        foreach (var extension in new[] { ".pt", ".safetensors" })
        {
            var first = Convert(WeightsContents.Fixture("kinds.pt"), "first" + extension);
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(Convert(WeightsContents.Fixture("kinds-legacy.pt"), "second" + extension)));
        }
    }

    [Fact]
    public void Convert_FromCheckpoint_SaysWhatTransformersAsksFor()
    {
        using var file = WeightsFile.Open(Convert(WeightsContents.Fixture("module.pt"), "x.safetensors"));
        Assert.Equal(new Dictionary<string, string> { ["format"] = "pt" }, file.Metadata);
    }

    [Fact]
    public void Convert_Metadata_IsKept()
    {
        var path = Path.Combine(directory.Path, "x.safetensors");
        var tensors = new Dictionary<string, WeightTensor> { ["x"] = WeightTensor.From([1f], 1) };
        new SafetensorsFile(tensors, new Dictionary<string, string> { ["by"] = "me" }).Write(path);
        using var file = WeightsFile.Open(Convert(path, "y.safetensors"));
        Assert.Equal(new Dictionary<string, string> { ["by"] = "me" }, file.Metadata);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(file.Path));
    }

    [Fact]
    public void Convert_OntoItself_GivesTheSameTensors()
    {
        var path = Path.Combine(directory.Path, "x.pt");
        File.Copy(WeightsContents.Fixture("kinds.pt"), path);
        var before = WeightsContents.Of(path);
        Convert(path, "x.pt");
        Assert.Equal(before, WeightsContents.Of(path));
    }

    [Fact]
    public void Convert_Progress_EndsWithAll()
    {
        var shares = new Shares();
        using var file = WeightsFile.Open(WeightsContents.Fixture("kinds.pt"));
        WeightsFiles.Convert(file, Path.Combine(directory.Path, "x.safetensors"), shares);
        Assert.Equal(file.Tensors.Count, shares.Told.Count);
        Assert.Equal(shares.Told.Order(), shares.Told);
        Assert.Equal(1, shares.Told[^1]);
    }

    [Fact]
    public void Convert_Cancelled_LeavesNothing()
    {
        using var file = WeightsFile.Open(WeightsContents.Fixture("kinds.pt"));
        var (target, cancelled) = (Path.Combine(directory.Path, "x.pt"), new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => WeightsFiles.Convert(file, target, cancellation: cancelled));
        Assert.Empty(Directory.EnumerateFiles(directory.Path));
    }

    [Fact]
    public void Convert_OtherExtension_SaysWhichThereAre()
    {
        var error = Assert.Throws<WeightsException>(() => Convert(WeightsContents.Fixture("kinds.pt"), "x.h5"));
        Assert.EndsWith("x.h5: weights are written as .safetensors, or as .pt, .pth, .bin for PyTorch.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ReservedName_IsRefused()
    {
        using var source = new OneTensor("__metadata__");
        var error = Assert.Throws<WeightsFormatException>(() => WeightsFiles.Convert(source, Path.Combine(directory.Path, "x.safetensors")));
        Assert.Contains("has the name that safetensors keeps for its metadata", error.Message, StringComparison.Ordinal);
    }

    private string Convert(string source, string target)
    {
        using var file = WeightsFile.Open(source);
        var path = Path.Combine(directory.Path, target);
        WeightsFiles.Convert(file, path);
        return path;
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> Told { get; } = [];

        public void Report(double value) => Told.Add(value);
    }

    private sealed class OneTensor(string name) : WeightsFile("made")
    {
        public override IReadOnlyDictionary<string, TensorInfo> Tensors { get; } = new Dictionary<string, TensorInfo> { [name] = new(TensorType.U8, [1]) };

        public override void Read(string name, Span<byte> destination) => destination.Clear();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
