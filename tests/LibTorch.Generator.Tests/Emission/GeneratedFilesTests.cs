using LibTorch.Generator.Emission;
using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

namespace LibTorch.Generator.Tests.Emission;

public class GeneratedFilesTests
{
    private static readonly string Root = RepositoryFolder.Find();

    private static IReadOnlyList<Schema> Some => SchemaParser.ParseAll(
        "aten::relu(Tensor self) -> Tensor\naten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor");

    [Fact]
    public void CommittedFilesAreWhatTheGeneratorWrites()
    {
        var library = Path.Combine(Root, "lib", "LibTorch");
        var shim = Path.Combine(Root, "artifacts", "native", "torch_shim", "libtorch_shim.so");
        var generated = GeneratedFiles.Make(NativeSchemas.Read(shim), FactsFile.Load(), SurfaceMap.Load(), HandWrittenUses.In(library));
        var folder = Path.Combine(library, "Generated");
        Assert.Equal(generated.Files.Keys.Order(), Directory.EnumerateFiles(folder, "*.g.cs").Select(file => Path.GetFileName(file)).Order());
        foreach (var (name, text) in generated.Files)
            Assert.True(text == File.ReadAllText(Path.Combine(folder, name)), $"{name} is not what the generator writes: dotnet run --project lib/LibTorch.Generator");
    }

    [Fact]
    public void ForwardsPackSizesAndTuples()
    {
        var map = SurfaceMap.Parse("zeros | t | Zeros. {to=Creation.Zeros}\nroll | t | Moved. {only=(long,long; to=Aten.relu}");
        var text = GeneratedFiles.Make(Some, FactsFile.Load(), map, new HashSet<string>()).Files["torch.g.cs"];
        Assert.Contains("torch.Tensor zeros(long rows, long columns, ", text, StringComparison.Ordinal);
        Assert.Contains("=> Creation.Zeros([rows, columns], dtype, device, requires_grad, names);", text, StringComparison.Ordinal);
        Assert.Contains("=> Aten.relu(input, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownNamesAreRefused()
    {
        var facts = FactsFile.Load();
        var error = Assert.Throws<FormatException>(() => GeneratedFiles.Make(Some, facts, SurfaceMap.Parse("\nno_such_name | T | Nothing."), new HashSet<string>()));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<FormatException>(() => GeneratedFiles.Make(Some, facts, [], new HashSet<string> { "no_such_operator" }));
        Assert.Contains("no_such_operator", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MembersNoOperatorFitsAreListed()
    {
        var generated = GeneratedFiles.Make(Some, FactsFile.Load(), SurfaceMap.Parse("relu, relu_ | T | Relu."), new HashSet<string>());
        Assert.Contains("torch.Tensor relu() => Aten.relu(self: this);", generated.Files["torch.Tensor.g.cs"], StringComparison.Ordinal);
        Assert.Equal("TorchSharp.torch.Tensor: torch.Tensor relu_()", Assert.Single(generated.Unbound));
    }
}
