using System.Diagnostics;
using Meld.Encoders;
using Meld.Testing;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders;

/// <summary>The residual networks against torchvision's.</summary>
[Collection(TorchTests.Name)]
public sealed class ResidualNetworkTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => ["resnet50", "r3d-18"];

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_HasTorchvisionsNamesAndShapes(string name)
    {
        using var net = Make(name);
        var expected = VisionFixture.Of(name).Keys.Select(pair => Line(pair.Key, pair.Value));
        Assert.Equal(expected.Order(StringComparer.Ordinal), net.state_dict().Select(pair => Line(pair.Key, pair.Value.shape)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_AnySize_EqualsTorchvision(string name)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var net = Make(name);
        VisionFormula.Fill(net);
        foreach (var one in VisionFixture.Of(name).Cases)
        {
            var input = VisionFormula.Input(one.Input);
            var output = net.call(input);

            AssertClose(one.Pooled, VisionFixture.Some(output.Pooled, 96));
            AssertClose(one.Logits, VisionFixture.Some(output.Logits, 96));
            Assert.Equal(one.MapShapes, output.Maps.Select(map => map.shape));
            Assert.All(one.Maps.Zip(output.Maps), pair => AssertClose(pair.First, VisionFixture.Some(pair.Second, 24)));
            Assert.Equal([one.Input[0], net.OutputSize], output.Pooled.shape);
            AssertClose(output.Pooled, net.Pool(input), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InferenceForm_Float32_GivesTheSame(string name)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var net = Make(name);
        VisionFormula.Fill(net);
        var input = VisionFormula.Input(VisionFixture.Of(name).Cases[0].Input);
        var before = net.call(input);

        InferenceForm.Enter(net, ScalarType.Float32);

        var after = net.call(input);
        AssertClose(before.Logits, after.Logits, 1e-5);
        AssertClose(before.Pooled, net.Pool(input), 1e-5);
        Assert.All(before.Maps.Zip(after.Maps), pair => AssertClose(pair.First, pair.Second, 2e-5));
        Assert.All(net.parameters(), parameter => Assert.False(parameter.requires_grad));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InferenceForm_BFloat16_GivesAlmostTheSameInFloat32(string name)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var net = Make(name);
        VisionFormula.Fill(net);
        var input = VisionFormula.Input(VisionFixture.Of(name).Cases[0].Input);
        var before = net.Pool(input);

        InferenceForm.Enter(net, ScalarType.BFloat16);

        var after = net.Pool(input);
        Assert.Equal(ScalarType.Float32, after.dtype);
        AssertClose(before, after, 0.03);
        Assert.InRange(nn.functional.cosine_similarity(before.flatten(), after.flatten(), 0).item<float>(), 0.999, 1.0001);
        Assert.NotEqual(0, (before - after).abs().max().item<float>());
    }

    [Fact]
    public void NewNetwork_Evaluates_AndItsStatisticsStay()
    {
        using var scope = NewDisposeScope();
        using var net = new ResNet50(classes: 3, width: 2);
        VisionFormula.Fill(net);
        var before = net.state_dict()["bn1.running_mean"].clone();

        net.call(VisionFormula.Input(2, 3, 32, 32)).Logits.sum().backward();

        Assert.Equal(before.data<float>().ToArray(), net.state_dict()["bn1.running_mean"].data<float>().ToArray());
        Assert.All(net.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void Forward_WrongShape_NamesTheRightOne()
    {
        using var scope = NewDisposeScope();
        using var net = new R3D18(classes: 3, width: 2);
        Assert.StartsWith("R3D18 takes [batch, 3, frames, height, width], not [1, 16, 3, 8, 8].", Throws(1, 16, 3, 8, 8).Message, StringComparison.Ordinal);
        Assert.Contains("not [1, 3, 0, 8, 8].", Throws(1, 3, 0, 8, 8).Message, StringComparison.Ordinal);
        Assert.Contains("not [3, 8, 8].", Throws(3, 8, 8).Message, StringComparison.Ordinal);

        ArgumentException Throws(params long[] shape) => Assert.Throws<ArgumentException>(() => net.Pool(zeros(shape)));
    }

    [Trait("Category", "Slow")]
    [PythonTorchvisionTheory]
    [MemberData(nameof(Names))]
    public void Forward_LoadedFromAFile_EqualsTorchvisionAtFullSize(string name)
    {
        using var folder = new TemporaryDirectory();
        using (var process = Process.Start("/usr/bin/python3", [VisionFixture.Script, "torch", name, folder.Path]))
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var net = Make(name);
        using (var weights = WeightsFile.Open(Path.Combine(folder.Path, "weights.safetensors"))) ModuleWeights.Load(net, weights, ResidualNetwork.Keys);
        var expected = SafetensorsFile.Read(Path.Combine(folder.Path, "case.safetensors"));

        var output = net.call(Read("input"));

        AssertClose(Read("pooled"), output.Pooled, Tolerance);
        AssertClose(Read("logits"), output.Logits, Tolerance);
        for (var i = 0; i < 4; i++) AssertClose(Read($"map{i}"), output.Maps[i], 1e-4);

        Tensor Read(string key)
        {
            var tensor = empty([.. expected.Tensors[key].Shape]);
            expected.Tensors[key].CopyTo(tensor);
            return tensor;
        }
    }

    private static ResidualNetwork Make(string name) => name == "resnet50" ? new ResNet50() : new R3D18();

    private static string Line(string name, long[] shape) => $"{name} [{string.Join(", ", shape)}]";

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance * Math.Max(1, Math.Abs(pair.First))));
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, tolerance * Math.Max(1, expected.abs().max().item<float>()));
    }
}
