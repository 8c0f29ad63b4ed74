using Meld.Storage;
using Meld.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Meld.Encoders;

/// <summary>Published weights in the memory of a module.</summary>
public static class ModuleWeights
{
    // Names that a message lists; a file of another model has hundreds.
    private const int Named = 3;

    /// <summary>A published model with its weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="make">Makes the module without values, given what the file holds.</param>
    /// <param name="keys">How the file's names become the module's.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    internal static T Load<T>(PretrainedModel model, Func<WeightsFile, T> make, WeightKeys keys)
        where T : nn.Module
    {
        using var file = WeightsFile.Open(model.WeightsPath);
        var module = make(file);
        try
        {
            Load(module, file, keys);
            return module;
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads every parameter and buffer of a module from a file, each straight into the place where the module computes with it; numbers of another
    /// floating-point type are converted to the module's. Nothing is read unless all of them fit.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="file">The weights.</param>
    /// <param name="keys">How the file's names become the module's.</param>
    /// <exception cref="WeightsFormatException">Tensors are missing, are not the module's or have another shape, or the file is damaged.</exception>
    public static void Load(nn.Module module, WeightsFile file, WeightKeys keys)
    {
        var (own, published) = (module.state_dict(), Published(file, keys));
        string[] problems = [.. Missing(own, published, keys), .. Unexpected(own, published, keys), .. Unlike(own, published, file)];
        if (problems.Length > 0)
            throw new WeightsFormatException(file.Path, null, $"is not for {module.GetName()} as configured: {string.Join("; ", problems)}.");
        foreach (var (name, tensor) in own)
        {
            if (published.TryGetValue(name, out var source)) Copy(file, source, tensor);
        }
    }

    /// <summary>The file's names by the module's.</summary>
    private static Dictionary<string, string> Published(WeightsFile file, WeightKeys keys)
    {
        var published = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in file.Tensors.Keys)
        {
            if (!published.TryAdd(keys.Of(name), name))
                throw new WeightsFormatException(file.Path, name, $"is the same as \"{published[keys.Of(name)]}\" to the model; it can load one of them.");
        }
        return published;
    }

    private static IEnumerable<string> Missing(Dictionary<string, Tensor> own, Dictionary<string, string> published, WeightKeys keys) =>
        Problem("is missing", "are missing", [.. own.Keys.Where(name => !published.ContainsKey(name) && !keys.IsOptional(name))]);

    private static IEnumerable<string> Unexpected(Dictionary<string, Tensor> own, Dictionary<string, string> published, WeightKeys keys) => Problem(
        "is unknown to it",
        "are unknown to it",
        [.. published.Where(pair => !own.ContainsKey(pair.Key) && !keys.IsOptional(pair.Key)).Select(pair => pair.Value)]);

    private static IEnumerable<string> Unlike(Dictionary<string, Tensor> own, Dictionary<string, string> published, WeightsFile file)
    {
        var shared = own.Where(pair => published.ContainsKey(pair.Key)).Select(pair => (Name: published[pair.Key], Tensor: pair.Value));
        return Problem("differs", "differ", [.. shared
            .Where(pair => !Fits(file.Tensors[pair.Name], pair.Tensor))
            .Select(pair => $"{pair.Name} is {file.Tensors[pair.Name].Describe()} and not {pair.Tensor.Describe()}")]);
    }

    private static IEnumerable<string> Problem(string one, string many, string[] names)
    {
        if (names.Length == 0) yield break;
        var more = names.Length > Named ? ", …" : "";
        yield return $"{names.Length} {(names.Length == 1 ? one : many)} ({string.Join(", ", names.Order(StringComparer.Ordinal).Take(Named))}{more})";
    }

    private static bool Fits(TensorInfo stored, Tensor own) =>
        own.shape.SequenceEqual(stored.Shape) && (stored.Type.ToScalarType() == own.dtype || IsFloating(stored.Type) && own.is_floating_point());

    private static bool IsFloating(TensorType type) => type is TensorType.F16 or TensorType.BF16 or TensorType.F32 or TensorType.F64;

    private static void Copy(WeightsFile file, string name, Tensor destination)
    {
        var stored = file.Tensors[name].Type.ToScalarType();
        if (destination.dtype == stored && destination.device_type == DeviceType.CPU && destination.is_contiguous())
        {
            file.Read(name, destination.bytes);
            return;
        }
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var values = empty(destination.shape, stored);
        file.Read(name, values.bytes);
        destination.copy_(values);
    }
}
