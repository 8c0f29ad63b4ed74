using Meld.Models;
using TorchSharp;

namespace Meld.Training;

/// <summary>How many threads a training takes.</summary>
public static class TorchThreads
{
    // Below this, two threads wait for one another longer than they compute; seeds side by side use the other cores.
    private const long FewParameters = 10_000_000;

    /// <summary>One for a small model, the machine's processors for a large one.</summary>
    /// <param name="parameters">Number of the model's parameters.</param>
    public static int For(long parameters) => parameters < FewParameters ? 1 : Environment.ProcessorCount;

    /// <summary>Gives this process the threads that a training of a model takes, and says how many: other numbers of threads add up in another order.</summary>
    public static int Use(DialogueClassifier classifier)
    {
        var threads = For(ParameterCount.Of(classifier).Sum(count => count.Total));
        torch.set_num_threads(threads);
        return threads;
    }
}
