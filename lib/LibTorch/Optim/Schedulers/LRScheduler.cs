namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Changes the learning rates of an optimizer from epoch to epoch; <see cref="step()"/> is called after each.</summary>
            public abstract class LRScheduler
            {
                /// <summary>How often a step was made, the first one by the constructor included.</summary>
                protected internal int _step_count;

                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;
                internal double[] _base_lrs = [];
                internal double[] _last_lrs = [];
                private bool verbose;

                /// <summary>A schedule of schedules.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>A schedule for an optimizer. A derived class's constructor ends with <see cref="step()"/>.</summary>
                /// <param name="optimizer">Whose rates to set.</param>
                /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                /// <param name="verbose">Whether to print each change.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false) => Bind(optimizer, last_epoch, verbose);

                /// <summary>The learning rate of each parameter group after the last step.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>Goes to the next epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to an epoch.</summary>
                /// <param name="epoch">The epoch, for which the rates are computed from the initial ones where the schedule can; null for the next one.</param>
                public virtual void step(int? epoch) => Move(epoch);

                /// <summary>Goes to the next epoch with a measure, which most schedules do not need.</summary>
                /// <param name="current">The measure, such as the loss on the dev set.</param>
                /// <param name="epoch">The epoch; null for the next one.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                internal virtual void Move(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    double[] rates = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    foreach (var (index, group) in _optimizer.ParamGroups.Index()) Set(group, index, rates[index]);
                    _last_lrs = rates;
                }

                /// <summary>The rate of each group in this epoch, from that in the last one. It is asked for once in a step.</summary>
                protected virtual IEnumerable<double> get_lr() => Rates(rate => rate);

                /// <summary>The rate of each group in this epoch, from the initial one.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected void Bind(Optimizer optimizer, int last_epoch, bool verbose)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, _last_epoch, this.verbose) = (optimizer, last_epoch, verbose);
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                private protected IEnumerable<double> Rates(Func<double, double> next) => _optimizer.ParamGroups.Select(group => next(group.LearningRate));

                private protected IEnumerable<double> BaseRates(Func<double, double> next) => _base_lrs.Select(next);

                /// <summary>Gives a group its rate.</summary>
                private protected void Set(ILearningRateController group, int index, double rate)
                {
                    if (verbose && group.LearningRate != rate)
                        Console.WriteLine(FormattableString.Invariant($"Epoch {_last_epoch}: learning rate of group {index} is now {rate:0.####e+00}."));
                    group.LearningRate = rate;
                }

                /// <summary>Checks a part of the initial rate.</summary>
                private protected static void CheckPart(double part, string name)
                {
                    if (!(part is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, part, "A part of the initial rate lies in [0, 1].");
                }

                /// <summary>Checks that there is one value for each group.</summary>
                private protected T[] PerGroup<T>(IEnumerable<T> values, string name)
                {
                    T[] all = [.. values];
                    if (all.Length == _base_lrs.Length) return all;
                    throw new ArgumentException($"{_base_lrs.Length} parameter groups need as many values, not {all.Length}.", name);
                }

                /// <summary>Checks that schedules are for this schedule's optimizer.</summary>
                private protected void CheckOptimizer(IEnumerable<LRScheduler> schedulers)
                {
                    if (schedulers.Any(scheduler => scheduler._optimizer != _optimizer))
                        throw new ArgumentException("All the schedules must be for the same optimizer.", nameof(schedulers));
                }
            }

            /// <summary>The schedules' classes.</summary>
            public static partial class impl;
        }
    }
}
