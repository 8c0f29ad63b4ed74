using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// Convolutions over the words of each utterance, of which each filter's largest value counts (Kim 2014): <c>[words, input]</c> to
/// <c>[utterances, OutputSize]</c>.
/// </summary>
public sealed class ConvolutionPooling : Module<Tensor, WordLayout, Tensor>
{
    private readonly ModuleList<Conv1d> convolutions = new();

    /// <summary>New convolutions; their random weights come from the default generator.</summary>
    /// <param name="settings">Their widths.</param>
    /// <param name="inputSize">Length of a word's vector.</param>
    public ConvolutionPooling(ConvolutionSettings settings, long inputSize)
        : base(nameof(ConvolutionPooling))
    {
        foreach (var width in settings.Widths) convolutions.Add(Conv1d(inputSize, settings.Filters, width, padding: width / 2));
        OutputSize = settings.Widths.Count * settings.Filters;
        RegisterComponents();
    }

    /// <summary>Length of an utterance's vector.</summary>
    public long OutputSize { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, WordLayout layout)
    {
        var (grid, beyond) = (layout.Grid(words).transpose(1, 2), layout.Padding.transpose(1, 2));
        // What lies beyond the end counts as 0, which no filter falls below after the rectifier, so that an utterance does not depend on its batch.
        return cat([.. convolutions.Select(convolution => functional.relu(convolution.call(grid).narrow(2, 0, layout.Longest)).masked_fill(beyond, 0).amax([2]))], 1);
    }
}
